import Foundation
import FuzzTargets
import Testing

/// `Corpus/csv/...`: where fuzzing of the target `csv` begins, and each input that once was too much.
@Suite("Strange input that is kept", .serialized)
struct FuzzCorpusTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test("is understood or refused", arguments: FuzzTarget.allCases)
  func kept(_ target: FuzzTarget) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.corpus.appending(path: target.rawValue), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty, "a target needs something to begin with")
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let bytes = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(target) \(file.lastPathComponent)") { try target.run(bytes) }
    }
  }

  @Test("belongs to a target")
  func known() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(folders) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }
}
