import Foundation
import Testing

@testable import rung

@Suite("What the commands print is what the transcripts say")
struct TranscriptTests {
  @Test(arguments: Transcript.all.map(\.url.lastPathComponent))
  func printsWhatWasRecorded(_ name: String) throws {
    let transcript = try #require(Transcript.all.first { $0.url.lastPathComponent == name })
    let recorded = try String(contentsOf: transcript.url, encoding: .utf8)
    let replayed = try transcript.replayed()
    if isRecorded(name) {
      try replayed.write(to: transcript.url, atomically: true, encoding: .utf8)
      return
    }
    let (old, new) = (
      recorded.components(separatedBy: "\n"), replayed.components(separatedBy: "\n")
    )
    for (index, line) in new.enumerated() where index >= old.count || old[index] != line {
      let expected = index < old.count ? old[index] : "(nothing)"
      Issue.record("\(name):\(index + 1): expected \"\(expected)\", got \"\(line)\"")
      return
    }
    #expect(old.count == new.count, "\(name) ends after line \(new.count)")
  }

  @Test("There are transcripts to replay")
  func thereAreTranscripts() {
    #expect(Transcript.all.count >= 5)
  }
}
