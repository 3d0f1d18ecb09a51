import Testing

@testable import rung

@Suite("How far a copy is")
struct CopyProgressTests {
  private func drawn(bytes: Int, _ body: (CopyProgress) -> Void) -> String {
    var context = TestWorld().context()
    var drawn = ""
    context.progress = { drawn += $0 }
    body(CopyProgress("copying", bytes: bytes, context))
    return drawn
  }

  @Test("a large file shows a bar, then that it is verified, and leaves a clean line")
  func large() {
    let drawn = drawn(bytes: 100 << 20) { progress in
      for done in stride(from: 256, through: 1024, by: 256) { progress.reach(done, 1024) }
      progress.end()
    }
    let lines = drawn.split(separator: "\r").map(String.init)
    #expect(lines.first == "copying \(bar(percent: 25, cells: 24)) 25%")
    #expect(lines.suffix(3) == ["\u{1B}[K", "verifying ...", "\u{1B}[K"])
    #expect(lines.count == 7)
  }

  @Test("a small file shows nothing")
  func small() {
    #expect(
      drawn(bytes: 1 << 20) { progress in
        progress.verify()
        progress.reach(5, 5)
        progress.end()
      } == "")
  }

  @Test("numbers that make no sense do no harm")
  func nonsense() {
    let drawn = drawn(bytes: .max) { progress in
      progress.reach(0, 0)
      progress.reach(-5, 3)
      progress.reach(.max, 1)
      progress.end()
    }
    #expect(drawn.hasSuffix("\r\u{1B}[K"))
  }
}
