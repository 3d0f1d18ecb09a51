import Foundation
import Testing

private let forms = ["csv", "csv notes --safe", "html", "markdown", "sql --dialect postgresql"]

@Suite("Where exports go")
struct ProcessExportTests {
  private func sandbox() throws -> ProcessSandbox {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung log asyncio 5m --note 'a note'").status == 0)
    return sandbox
  }

  @Test(
    "a file is replaced whole; a link leads to it still; nothing else is left", arguments: forms)
  func replaces(_ form: String) throws {
    let outcome = try sandbox().run(
      """
      mkdir d && echo old > d/file && ln -s file d/link
      rung export \(form) > out || exit 1
      rung export \(form) -o d/link || exit 2
      cmp out d/file || exit 3
      test -L d/link || exit 4
      rung export \(form) -o - | cmp out - || exit 5
      rung export \(form) -o /dev/stdout | cmp out - || exit 6
      mkfifo pipe; cat pipe > piped & rung export \(form) -o pipe || exit 7; wait; cmp out piped || exit 8
      test "$(ls d | tr '\\n' ' ')" = "file link " || exit 9
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test(
    "a folder, a missing folder and a database are refused, and stay as they are", arguments: forms)
  func refuses(_ form: String) throws {
    let outcome = try sandbox().run(
      """
      mkdir d
      rung export \(form) -o d; echo $?
      rung export \(form) -o nowhere/x; echo $?
      rung export \(form) -o "$(rung db path)"; echo $?
      rung db check; ls d; rung notes | wc -l
      """)
    #expect(outcome.out == "73\n73\n73\nNo problems found.\n1\n", "\(outcome.err)")
    #expect(outcome.err.contains("is a database"))
  }

  @Test("nothing is written where SQLite would read it with the database", arguments: forms)
  func companions(_ form: String) throws {
    let outcome = try sandbox().run(
      """
      db=$(rung db path); folder=$(dirname "$db"); ln -s "$folder" links; : > "$db-wal.txt"
      for end in journal wal shm; do
        rung export \(form) -o "$db-$end"; echo $?
        rung export \(form) -o "links/rung.db-$end"; echo $?
        rung db backup "$db-$end"; echo $?
        rung db backup "links/../links/rung.db-$end"; echo $?
        rung --db "$db-$end" log asyncio 5m; echo $?
        rung roadmap export -o "$db-$end"; echo $?
      done
      rung export \(form) -o "$db-wal.txt" && rung export \(form) -o nothing-journal || exit 1
      rung db check; ls links | grep -c -e '-wal$' -e '-shm$'
      """)
    #expect(
      outcome.out == String(repeating: "73\n", count: 18) + "No problems found.\n0\n",
      "\(outcome.out)\(outcome.err)")
    #expect(outcome.err.contains("is a file of SQLite"))
  }

  @Test("a full disk leaves the file that was there, and no other", arguments: forms)
  func fullDisk(_ form: String) throws {
    let outcome = try sandbox().run(
      """
      mkdir d && echo old > d/file
      head -c 900000 /dev/zero | tr '\\0' x > text && rung note asyncio - < text > out || exit 1
      form="\(form)"; case "$form" in html) form="html --with-notes";; csv) form="csv notes";; esac
      prlimit --fsize=1000 rung export $form -o d/file; echo $?
      cat d/file; ls d
      """)
    #expect(outcome.out == "74\nold\nfile\n", "\(outcome.err)")
  }

  @Test("a folder without write permission is reported", arguments: forms)
  func readOnly(_ form: String) throws {
    let outcome = try sandbox().runUnprivileged(
      "mkdir d && echo old > d/file && chmod 500 d; rung export \(form) -o d/file; echo $?; cat d/file"
    )
    #expect(outcome.out == "77\nold\n", "\(outcome.err)")
  }

  @Test("a file that is replaced stays as private as it was, and a read-only one is left alone")
  func keepsPermissions() throws {
    let outcome = try sandbox().runUnprivileged(
      """
      rung log asyncio 5m > out
      echo old > private; chmod 600 private; rung export csv -o private || exit 1
      stat -c %a private
      echo old > locked; chmod 444 locked; rung export csv -o locked; echo $?
      cat locked; stat -c %a locked
      rung export csv -o ''; echo $?
      rung export csv --all -o -; echo $?
      """)
    #expect(outcome.out == "600\n77\nold\n444\n64\n64\n", "\(outcome.err)")
  }

  @Test("a closed pipe is a silent end", arguments: forms)
  func closedPipe(_ form: String) throws {
    let sandbox = try sandbox()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try sandbox.start(
      "exec rung export \(form)", output: pipe.fileHandleForWriting
    ).wait()
    #expect(outcome.wasKilled && outcome.status == SIGPIPE)
    #expect(outcome.err == "")
  }
}

@Suite("Copies while others write")
struct ProcessBackupTests {
  @Test("a copy replaces an earlier copy, and nothing else that is there")
  func replacesOnlyCopies() throws {
    let outcome = try ProcessSandbox().run(
      """
      rung log asyncio 5m > out
      echo text > notes.txt; mkfifo pipe; mkdir d; ln -s notes.txt link; : > empty
      for place in notes.txt pipe d link; do rung db backup $place; echo $?; done
      cat notes.txt; test -p pipe && test -L link && test -d d && echo untouched
      for place in empty copy.db copy.db; do rung db backup $place > out; echo $?; done
      """)
    #expect(
      outcome.out == "73\n73\n73\n73\ntext\nuntouched\n0\n0\n0\n", "\(outcome.out) \(outcome.err)")
  }

  @Test("each copy is intact and complete, and no writer is refused")
  func whileWriting() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      """
      rung log asyncio 5m > out
      (for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        rung note "number $i" > out || echo a writer failed
      done) &
      for i in 1 2 3 4 5 6; do
        rung db backup copy$i.db > out 2> err || echo no copy
        rung --db copy$i.db db check > out || echo not sound
        rung --db copy$i.db notes | wc -l
      done
      wait; rung notes | wc -l; ls | grep -c part
      """)
    let numbers = outcome.out.split(separator: "\n").map(String.init)
    try #require(numbers.allSatisfy { Int($0) != nil }, "\(outcome.out) \(outcome.err)")
    let counts = numbers.compactMap { Int($0) }
    #expect(counts.count == 8)
    #expect(counts.suffix(2) == [20, 0])
    #expect(zip(counts.prefix(6), counts.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("a copy that is damaged, another program's or no database is not brought back")
  func restores() throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      """
      rung note old > out; rung db backup copy.db > out 2> err; rung note newer > out
      head -c 20000 copy.db > cut.db; echo text > text.db; : > empty.db
      for file in cut text empty; do rung db restore $file.db 2> err; echo $?; done
      rung notes | wc -l
      rung db restore copy.db > out; echo $?; rung notes | wc -l
      rung --db "$(sed -n 's/.*replaced: //p' out)" notes | wc -l
      """)
    #expect(outcome.out == "65\n65\n65\n2\n0\n1\n2\n", "\(outcome.err)")
  }
}
