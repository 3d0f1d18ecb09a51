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
    // A user who reads that nothing was done would repeat it.
    #expect(outcome.err.contains("was recorded") == (command == "log asyncio 5m"), "\(outcome.err)")
  }

  @Test("a pipe that was set not to wait gets the whole answer")
  func nonBlocking() throws {
    let sandbox = try ProcessSandbox()
    let long = String(repeating: "long ", count: 40_000)
    #expect(try sandbox.run("rung note -- '\(long.prefix(100_000))'").status == 0)
    let script = """
      import fcntl, os, subprocess, sys, time
      r, w = os.pipe()
      fcntl.fcntl(w, fcntl.F_SETFL, os.O_NONBLOCK)
      run = subprocess.Popen(["rung", "export", "json"], stdout=w)
      os.close(w)
      size = 0
      while piece := os.read(r, 4096): size += len(piece)
      sys.exit(run.wait() or size < 100000)
      """
    let outcome = try sandbox.run("cat > t.py << 'E'\n\(script)\nE\npython3 t.py")
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test("a pipe in a journal's place is not waited for", arguments: ["-journal", "-wal", "-shm"])
  func pipes(end: String) throws {
    let sandbox = try ProcessSandbox()
    let made = try sandbox.run(
      "rung log asyncio 5m && rung db backup b.db && mkfifo c.db\(end) && cp b.db c.db")
    #expect(made.status == 0, "\(made.err)")
    for command in [
      "--db c.db status --format x", "--db c.db log redis 5m", "--db c.db db check", "merge c.db",
      "db restore c.db", "db backup c.db",
    ] {
      let outcome = try sandbox.run("timeout 20 rung \(command)")
      #expect(outcome.status == 66, "\(command): \(outcome.err)")
      #expect(outcome.err.contains("rm c.db\(end)"), "\(command): \(outcome.err)")
    }
  }

  @Test(
    "a closed pipe is a silent end", arguments: ["skills", "export csv", "--help"])
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
    "an argument that is not UTF-8 is refused, in any place",
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
