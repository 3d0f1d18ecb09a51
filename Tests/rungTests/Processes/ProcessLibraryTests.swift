import Foundation
import Testing

/// A library is put before the real one that lies about its version, or takes the modules away.
@Suite(
  "Another build of SQLite",
  .enabled(if: compiler != nil))
struct ProcessLibraryTests {
  private func outcome(_ source: String, _ script: String) throws -> ProcessOutcome {
    let sandbox = try ProcessSandbox()
    let path = sandbox.folder.path + "/other"
    try Data(source.utf8).write(to: URL(fileURLWithPath: path + ".c"))
    let build = try sandbox.run(
      "\(try #require(compiler)) -shared -fPIC -o \(path).so \(path).c -ldl")
    try #require(build.status == 0, "\(build.err)")
    return try sandbox.run(script, environment: ["LD_PRELOAD": path + ".so"])
  }

  @Test("an old one is refused before anything is made, with what to install")
  func old() throws {
    let source = """
      int sqlite3_libversion_number(void) { return 3034001; }
      const char *sqlite3_libversion(void) { return "3.34.1"; }
      """
    let outcome = try outcome(source, "rung log asyncio 5m; echo $?; ls .local/share/rung")
    #expect(outcome.out.hasPrefix("69"))
    #expect(!outcome.out.contains("rung.db"))
    #expect(outcome.err.contains("3.34.1") && outcome.err.contains("3.38.0"), "\(outcome.err)")
  }

  @Test("one without full-text search is refused, and a record is left as it was")
  func noSearch() throws {
    let source = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      int sqlite3_open_v2(const char *path, void **handle, int flags, const char *vfs) {
        int (*open)(const char *, void **, int, const char *) = dlsym(RTLD_NEXT, "sqlite3_open_v2");
        int (*drop)(void *, const char **) = dlsym(RTLD_NEXT, "sqlite3_drop_modules");
        int code = open(path, handle, flags, vfs);
        if (code == 0) drop(*handle, 0);
        return code;
      }
      """
    let script = """
      rung log asyncio 5m; echo first $?
      LD_PRELOAD= rung note asyncio 循环 > /dev/null
      rung notes 循环; echo second $?
      LD_PRELOAD= rung notes 循环
      """
    let outcome = try outcome(source, script)
    #expect(outcome.out.contains("first 69") && outcome.out.contains("second 69"), "\(outcome.out)")
    #expect(outcome.err.contains("FTS5"), "\(outcome.err)")
    #expect(outcome.out.contains("循环"))
  }
}

private let compiler = ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }
