import Foundation
import Testing

@Suite("A full disk")
struct ProcessDiskTests {
  /// What is left after the disk was full: everything from before, and a program that works.
  private func expectUnharmed(_ sandbox: ProcessSandbox, _ report: [String: String]) {
    #expect(report["before"] == "0")
    #expect(report["full"] == "74")
    #expect(report["error"]?.contains("Nothing was changed") == true, "\(report)")
    #expect(report["reading"] == "0")
    #expect(report["kept"] == "old")
    #expect(report["again"] == "0")
    #expect(report["check"] == "0")
  }

  /// Lines of `name=value`.
  private func report(_ outcome: ProcessOutcome) -> [String: String] {
    let pairs = outcome.out.split(separator: "\n").map {
      $0.split(separator: "=", maxSplits: 1).map(String.init)
    }
    return Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 }
  }

  private let afterwards = """
    echo full=$?; echo "error=$(tr '\\n' ' ' < err)"
    rung --db d/a.db notes > out 2>> err; echo reading=$?; echo kept=$(grep -o old out)
    """

  @Test("that ends a command leaves the record as it was")
  func limitedFile() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      """
      rung --db d/a.db note old > out 2> err; echo before=$?
      size=$(stat -c %s d/a.db)
      head -c 300000 /dev/zero | tr '\\0' x > text
      prlimit --fsize=$((size + 8192)) rung --db d/a.db note - < text > out 2> err
      \(afterwards)
      rung --db d/a.db note - < text > out 2>> err; echo again=$?
      rung --db d/a.db db check > out 2>> err; echo check=$?
      """)
    expectUnharmed(sandbox, report(outcome))
  }

  @Test("that cannot hold even the new database leaves none that would not open")
  func limitedFromTheStart() throws {
    let sandbox = try ProcessSandbox()
    for limit in [0, 1, 4096, 40_000, 100_000] {
      let path = "d\(limit)/a.db"
      let outcome = try sandbox.run(
        "prlimit --fsize=\(limit) rung --db \(path) level 2> err; s=$?; rung --db \(path) level > out || exit 1; rung --db \(path) db check > out || exit 2; exit $s"
      )
      #expect(outcome.status == 74, "\(limit)")
    }
  }

  /// A small disk of its own needs the right to mount one, here in a namespace that ends with it.
  static var canMount: Bool {
    get throws {
      try ProcessSandbox().run("unshare -rm mount -t tmpfs none /mnt").status == 0
    }
  }

  @Test("of a real file system leaves the record as it was", .enabled(if: try canMount))
  func smallDisk() throws {
    let sandbox = try ProcessSandbox()
    let script = """
      mkdir d && mount -t tmpfs -o size=3m none d || exit 1
      rung --db d/a.db note old > out 2> err; echo before=$?
      head -c 300000 /dev/zero | tr '\\0' x > text
      cat /dev/zero > d/fill 2> /dev/null
      rung --db d/a.db note - < text > out 2> err
      \(afterwards)
      rm d/fill
      rung --db d/a.db note - < text > out 2>> err; echo again=$?
      rung --db d/a.db db check > out 2>> err; echo check=$?
      """
    try script.write(toFile: sandbox.home + "/script", atomically: true, encoding: .utf8)
    expectUnharmed(sandbox, report(try sandbox.run("unshare -rm sh script")))
  }

  @Test("that has no room for an export leaves the file that was there")
  func export() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      """
      rung log asyncio 5m > out && echo before > a.csv
      prlimit --fsize=10 rung export csv skills -o a.csv; echo status=$?; cat a.csv; ls
      """)
    #expect(outcome.out == "status=74\nbefore\na.csv\nout\n", "\(outcome.out)\(outcome.err)")
  }
}
