// A search screen in SwiftUI: results while somebody types, what matched in bold, remarks under the field.
//
// For an app of iOS 16 or macOS 13 that depends on this package. Every letter cancels the search before it, which stops within milliseconds.

import SwiftUI
import Tracuu

struct SearchScreen: View {
    let index: SearchIndex

    @State private var query = ""
    @State private var response: SearchResponse?
    @State private var problem: String?

    var body: some View {
        NavigationStack {
            List {
                if let problem { Text(problem).foregroundStyle(.red) }
                ForEach(response?.diagnostics ?? [], id: \.self) { remark in
                    Text(remark.detail).font(.footnote).foregroundStyle(.secondary)
                }
                ForEach(response?.hits ?? [], id: \.id) { hit in HitRow(hit: hit) }
            }
            .navigationTitle("Tra cứu")
            .searchable(text: $query, prompt: "ky luat, 24-CT/TU, \"kỷ cương\"")
        }
        .task(id: query) { await search() }
    }

    private func search() async {
        do {
            response = query.isEmpty ? nil : try await index.search(query)
            problem = nil
        } catch is CancellationError {
            // The next letter was typed.
        } catch {
            problem = error.localizedDescription
        }
    }
}

private struct HitRow: View {
    let hit: Hit

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(hit.title ?? hit.id).font(.headline)
            Text([hit.number, hit.date].compactMap(\.self).joined(separator: " · ")).font(.caption)
            ForEach(hit.units, id: \.address) { unit in
                Text(unit.snippet.attributed()) + Text("  \(unit.label)").font(.caption).foregroundColor(.secondary)
            }
        }
    }
}
