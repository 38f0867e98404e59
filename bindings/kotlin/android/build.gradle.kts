// The AAR: our Kotlin, what `build-native.sh` wrote, and the libraries that it built. Not run here: needs Android's SDK.
plugins {
    id("com.android.library") version "8.12.0"
    id("org.jetbrains.kotlin.android") version "2.2.21"
    id("com.android.application") version "8.12.0" apply false
    id("org.jetbrains.kotlin.plugin.compose") version "2.2.21" apply false
    `maven-publish`
}

group = "io.github.tracuu"
version = "0.1.0"

android {
    namespace = "io.github.tracuu"
    compileSdk = 36

    defaultConfig {
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
    }

    // jniLibs/<abi>/libtracuu_ffi.so lies where Gradle looks for it.
    sourceSets["main"].java.srcDirs("../src/main/kotlin", "build/generated/uniffi")

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    publishing { singleVariant("release") }
}

kotlin { jvmToolchain(17) }

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    // The AAR of JNA brings its own library for every ABI.
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    // The generated cleaner says which API it needs.
    implementation("androidx.annotation:annotation:1.9.1")
}

publishing {
    publications {
        register<MavenPublication>("release") {
            artifactId = "tracuu-android"
            afterEvaluate { from(components["release"]) }
        }
    }
}
