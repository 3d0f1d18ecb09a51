import Foundation
import Testing

@Suite("Streams and arguments as the system gives them")
struct ProcessStreamTests {
  @Test(
    "an answer that cannot be written is an error",
    arguments: [
      "level", "skills", "export csv", "help", "--version", "--help", "db info", "log asyncio 5m",
    ])
  func full(_ command: String) throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung log asyncio 5m").status == 0)
    let outcome = try sandbox.run("rung \(command) > /dev/full")
    #expect(outcome.status == 74, "\(outcome.err)")
    #expect(outcome.err.contains("No space left"), "\(outcome.err)")
  }

  @Test(
    "a reader who has gone is no error to speak of", arguments: ["skills", "export csv", "--help"])
  func closedPipe(_ command: String) throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung log asyncio 5m").status == 0)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try sandbox.start("exec rung \(command)", output: pipe.fileHandleForWriting)
      .wait()
    #expect(outcome.wasKilled && outcome.status == SIGPIPE)
    #expect(outcome.err == "")
  }

  @Test("with its streams closed, a command does no harm to the database")
  func closedStreams() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run("rung log asyncio 5m <&- >&- 2>&-")
    #expect(outcome.status == 74)
    #expect(try sandbox.run("rung log asyncio 5m --allow-overlap <&- 2>&-").status == 0)
    #expect(try sandbox.run("rung db check").status == 0)
    #expect(try sandbox.opened().first("select count(*) from fact") { try $0.int(0) } == 2)
  }

  @Test(
    "an argument that is not UTF-8 is refused, wherever it stands",
    arguments: [#"\377"#, #"\303"#, #"a\300\200b"#, #"\355\240\200"#])
  func notUTF8(_ bytes: String) throws {
    let sandbox = try ProcessSandbox()
    for command in ["note", "log asyncio 5m --note", "--db"] {
      let outcome = try sandbox.run("rung \(command) \"$(printf '\(bytes)')\"")
      #expect(outcome.status == 64)
      #expect(outcome.err.contains("UTF-8"))
    }
    #expect(!FileManager.default.fileExists(atPath: sandbox.database))
  }

  @Test("every byte of a remark from standard input is kept")
  func input() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(#"printf 'a\000b\r\n 学\n' | rung note -"#)
    #expect(outcome.status == 0, "\(outcome.err)")
    let kept = try sandbox.opened().first("select cast(note as blob) from fact") { try $0.blob(0) }
    #expect(kept == Array("a\u{0}b\r\n 学\n".utf8))
  }
}
