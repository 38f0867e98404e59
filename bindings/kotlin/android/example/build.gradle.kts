// An app with one screen. Not run here: needs Android's SDK. What knows no Android lies in src/plain, and is tested on the JVM.
plugins {
    id("com.android.application")
    id("org.jetbrains.kotlin.android")
    id("org.jetbrains.kotlin.plugin.compose")
}

android {
    namespace = "io.github.tracuu.app"
    compileSdk = 36

    defaultConfig {
        applicationId = "io.github.tracuu.app"
        minSdk = 26
        targetSdk = 36
    }

    sourceSets["main"].java.srcDirs("src/plain/kotlin")
    // The sample papers of the project are what the app finds.
    sourceSets["main"].assets.srcDirs("build/assets")
    buildFeatures { compose = true }
    buildTypes["release"].isMinifyEnabled = true
}

kotlin { jvmToolchain(17) }

val papers by tasks.registering(Copy::class) {
    from("../../../../data/sample")
    into("build/assets/papers")
}
tasks.named("preBuild") { dependsOn(papers) }

dependencies {
    implementation(project(":"))
    implementation(platform("androidx.compose:compose-bom:2025.09.00"))
    implementation("androidx.compose.material3:material3")
    implementation("androidx.activity:activity-compose:1.11.0")
    implementation("androidx.lifecycle:lifecycle-runtime-compose:2.9.4")
    implementation("androidx.lifecycle:lifecycle-viewmodel-compose:2.9.4")
}
