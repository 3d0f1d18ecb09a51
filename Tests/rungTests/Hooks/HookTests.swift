import Foundation
import Testing

@Suite("Hooks run after the record and cannot harm it")
struct HookTests {
  private let sandbox: ProcessSandbox
  private var folder: String { sandbox.home + "/.config/rung/hooks" }

  init() throws {
    sandbox = try ProcessSandbox()
    try FileManager.default.createDirectory(
      atPath: sandbox.home + "/.config/rung/hooks", withIntermediateDirectories: true)
  }

  private func write(_ hook: String, _ script: String, mode: Int = 0o755) throws {
    let path = folder + "/" + hook
    try Data(("#!/bin/sh\n" + script).utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func json(_ name: String) throws -> [String: Any] {
    let data = try sandbox.bytes(sandbox.home + "/" + name)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func sessions() throws -> Int? {
    try sandbox.opened().first("select count(*) from fact where kind = 'session'") {
      try $0.int(0)
    }
  }

  @Test("on-session gets the session as JSON, and its output stays out of the answer")
  func session() throws {
    try write("on-session", "echo noise; cat > told")
    let outcome = try sandbox.run("rung log asyncio 90m --note 循环 --tag deep --json")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("noise") && !outcome.out.contains("noise"))
    let told = try json("told")
    let session = try #require(told["session"] as? [String: Any])
    #expect(told["event"] as? String == "on-session" && told["learner"] as? String == "ada")
    #expect(session["skill"] as? String == "asyncio" && session["note"] as? String == "循环")
    #expect(session["durationSeconds"] as? Int == 5400 && session["tags"] as? [String] == ["deep"])
  }

  @Test("a stopped timer is a session as well, also one that another start stops")
  func timers() throws {
    try write("on-session", "echo told >> log")
    let script =
      "rung start redis --at '2 hours ago'; rung start asyncio --at '1 hour ago'; rung stop"
    #expect(try sandbox.run(script).status == 0)
    #expect(
      try String(decoding: sandbox.bytes(sandbox.home + "/log"), as: UTF8.self) == "told\ntold\n")
  }

  @Test("on-done runs once: marking again does not run it")
  func done() throws {
    try write("on-done", "cat >> told")
    _ = try sandbox.run(
      "rung done postgresql --evidence https://example.org/1; rung done postgresql")
    let told = try json("told")
    let evidence = try #require(told["evidence"] as? [String: Any])
    #expect(evidence["evidence"] as? String == "https://example.org/1")
  }

  @Test("on-level gets who rose and, after undo, who fell")
  func level() throws {
    try write("on-level", "cat > told")
    let junior = """
      for skill in postgresql sql-injection decorators type-hints-mypy fastapi restful-api-design \
        jwt-oauth2 sqlalchemy middleware openapi-swagger xss; do rung done $skill --evidence https://example.org/1 >/dev/null 2>&1; done
      rung level --at-least junior --policy evidenced > /dev/null
      """
    #expect(try sandbox.run(junior).status == 0, "these make a junior")
    var told = try json("told")
    #expect((told["claimed"] as? [String: Any])?["to"] as? String == "junior")
    #expect((told["evidenced"] as? [String: Any])?["from"] is NSNull)
    #expect(try sandbox.run("rm told; rung log redis 5m; test ! -e told").status == 0)
    #expect(try sandbox.run("rung undo 9 > /dev/null").status == 0)
    told = try json("told")
    #expect((told["claimed"] as? [String: Any])?["from"] as? String == "junior")
    #expect((told["claimed"] as? [String: Any])?["to"] is NSNull)
  }

  @Test(
    "a hook that fails, reads nothing or cannot be run changes neither record nor exit code",
    arguments: ["exit 3", "kill -KILL $$", "exec < /dev/null; exit 1", "no-such-program"])
  func failing(_ script: String) throws {
    try write("on-session", script)
    let note = String(repeating: "long ", count: 20_000)
    let outcome = try sandbox.run("rung log asyncio 90m --note '\(note)'")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("the hook on-session ended with"))
    #expect(try sessions() == 1)
  }

  @Test("a hook that hangs is ended when its time is over, with all that it started")
  func hanging() throws {
    try write("on-session", "trap '' TERM\nsleep 600 &\necho $! > child\nwait\nsleep 600")
    let outcome = try sandbox.run("rung config set hook-seconds 1 && rung log asyncio 90m")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("took longer than 1 s"))
    #expect(try sessions() == 1)
    // Gone, or a zombie not yet reaped.
    let gone = "! kill -0 $(cat child) 2>/dev/null || grep -q '^State:.Z' /proc/$(cat child)/status"
    #expect(try sandbox.run(gone).status == 0)
  }

  @Test(
    "a hook that the group or others may write is not run, nor one in or below such a folder",
    arguments: [
      "chmod o+w HOOKS/on-session", "chmod g+w HOOKS/on-session", "chmod o+w HOOKS",
      "chmod g+w HOOKS", "chmod 1777 HOOKS", "chmod g+w .config", "chmod o+w .config",
      "chmod g+w HOOKS/..",
      "mkdir -m 775 far && mv HOOKS/on-session far/x && ln -s $PWD/far/x HOOKS/on-session",
      "mkdir -m 775 far && mv HOOKS far/x && ln -s $PWD/far/x HOOKS",
      "mkdir -p -m 775 far && mv HOOKS/on-session x && ln -s ../x far/y && ln -s $PWD/far/y HOOKS/on-session",
    ])
  func writable(_ change: String) throws {
    try write("on-session", "touch ran")
    let script = change.replacingOccurrences(of: "HOOKS", with: folder)
    #expect(try sandbox.run("umask 0; \(script)").status == 0)
    let outcome = try sandbox.run("rung log asyncio 90m && test ! -e ran")
    #expect(outcome.status == 0)
    #expect(
      outcome.err.contains("was not run") && outcome.err.contains("chmod go-w"),
      "\(script): \(outcome.err)")
  }

  @Test(
    "a link to a file of one's own, and a folder where only one's own can be changed, will do",
    arguments: [
      "mv HOOKS/on-session x && ln -s $PWD/x HOOKS/on-session", "chmod 1777 .config",
      "mv HOOKS x && ln -s $PWD/x HOOKS",
    ])
  func trusted(_ change: String) throws {
    try write("on-session", "touch ran")
    let script = change.replacingOccurrences(of: "HOOKS", with: folder)
    #expect(try sandbox.run(script).status == 0)
    let outcome = try sandbox.run("rung log asyncio 90m && test -e ran")
    #expect(outcome.status == 0, "\(script): \(outcome.err)")
  }

  @Test("a loop of links is reported, and not followed for ever")
  func circle() throws {
    try write("on-session", "touch ran")
    _ = try sandbox.run("mv \(folder) x; ln -s y \(folder); ln -s hooks \(folder)/../y; ln -s z z")
    let outcome = try sandbox.run("rung log asyncio 90m && test ! -e ran")
    #expect(outcome.status == 0)
  }

  @Test("what belongs to another user is not run", .enabled(if: getuid() == 0))
  func strangers() throws {
    try write("on-session", "touch ran")
    let outcome = try sandbox.run(
      "chown 65534 \(folder)/on-session; rung log asyncio 9m && test ! -e ran")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("belongs to another user"))
  }

  @Test("one that is not executable is reported, with what to type")
  func notExecutable() throws {
    try write("on-session", "touch ran", mode: 0o644)
    let outcome = try sandbox.run("rung log asyncio 90m && test ! -e ran")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("chmod u+x"))
  }

  @Test("a hook may call rung, on the same database, and that calls no hooks")
  func recursion() throws {
    try write("on-session", "rung log redis 5m --allow-overlap > /dev/null; echo x >> runs")
    let outcome = try sandbox.run("rung --db other.db log asyncio 90m; rung --db other.db history")
    #expect(outcome.out.contains("redis"), "\(outcome.err)")
    #expect(try sandbox.run("test $(wc -l < runs) = 1").status == 0)
  }

  @Test("a refused command, and one that only reads, calls nothing")
  func silent() throws {
    for hook in ["on-session", "on-done", "on-level"] { try write(hook, "touch ran") }
    #expect(
      try sandbox.run("rung log nosuch 5m; rung level; rung history; test ! -e ran").status == 0)
  }
}
