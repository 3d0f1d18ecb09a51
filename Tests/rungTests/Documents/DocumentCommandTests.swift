import Foundation
import SkillCore
import Testing

@testable import rung

/// A command line that a page for users names: in its text (`rung log asyncio 90m`), or in a block of
/// code without answers.
private struct NamedCommand {
  let page: String
  let line: String

  static let all = ((try? Document.all.flatMap(named)) ?? []) + examples

  /// What help shows of each verb, in both languages.
  static let examples = CommandTree.all().flatMap { node in
    Set([\Text.en, \.zh].flatMap { language in node.form.examples.map { $0[keyPath: language] } })
      .sorted().map { NamedCommand(page: "rung help \(node.name)", line: $0) }
  }

  private static func named(in page: Document) throws -> [NamedCommand] {
    var (lines, prose) = ([String](), "")
    var (block, isCode) = ([String](), false)
    for line in try page.text().components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        let isReplayed = block.contains { $0.hasPrefix("$ ") }
        if isCode, !isReplayed { lines.append(block.joined(separator: "\n")) }
        (isCode, block) = (!isCode, [])
      } else if isCode {
        block.append(line)
      } else {
        prose += line + "\n"
      }
    }
    lines = lines.map { $0.replacing(/(laptop|desktop)\$ +/, with: "") }
    lines += prose.matches(of: /`([^`]+)`/).map {
      String($0.1).replacing("\n", with: " ").replacing("\\|", with: "|")
    }
    let commands = lines.filter { $0.contains(/(^|[|;&] *|do )rung [a-z@-]/) }
    return commands.map { NamedCommand(page: page.name, line: $0) }
  }
}

@Suite("Every command line that a page for users names can be typed")
struct DocumentCommandTests {
  /// What a reader puts into the place of a word in capitals, or of its Chinese.
  private static let words: [(String, String)] = [
    ("FILE.csv", "t.csv"), ("文件.csv", "t.csv"), ("OTHER.db", "copy.db"), ("另一个.db", "copy.db"),
    ("copy.db remote:rung/laptop", "copy.db"),
    ("roadmap add FILE", "roadmap add mine.json"),
    ("roadmap upgrade mine.json", "roadmap upgrade next.json --yes"),
    ("roadmap export -o mine.json", "roadmap export -o exported.json"),
    ("import markdown FILE", "import markdown checklist.md"),
    ("data-engineering@1", "my-path@1"), ("标识符", "python-backend"),
    ("roadmap upgrade FILE", "roadmap upgrade next.json --yes"),
    ("learner add bob", "learner add eve"),
    ("db restore FILE", "db restore copy.db"), ("db restore 文件", "db restore copy.db"),
    ("db backup FILE", "db backup b.db"), ("db backup 文件", "db backup b.db"),
    ("klog json FILE", "cat klog.json"), ("klog json 文件", "cat klog.json"),
    ("klog json study.klg", "cat klog.json"), ("study.xlsx", "sheet.csv"),
    // The home has other tools' files, too.
    ("file in *.json", "file in $(hostname).json"),
    ("timew export", "cat timew.json"), ("--note WHY", "--note why"), ("--note 缘由", "--note why"),
    ("not-applicable SKILL", "not-applicable cdn"), ("not-applicable 技能", "not-applicable cdn"),
    ("SKILL", "asyncio"), ("技能", "asyncio"), ("LINK", "https://example.org/1"), ("TEXT", "text"),
    ("FOLDER", "tables"), ("文件夹", "tables"), ("SLUG", "python-backend"), ("VERB", "log"),
    ("命令名", "log"), ("NAME", "ada"), ("名字", "ada"), ("3f9a", "@1"),
    ("stop yesterday 22:30", "stop 5 minutes ago"), ("roadmap new mine", "roadmap new my-own"),
    // What another file renamed than the one that stands there.
    (" --renamed old=new", ""), (" --renamed 旧=新", ""), (" --renamed redis-cache=redis", ""),
    ("for file in *.json", "for file in $(hostname).json"), ("psql ", "true "),
    ("rclone ", "true "), ("git ", "true "),
  ]

  /// They say what was not found, or need another thing first that only the text tells.
  private static let unfinished: Set<String> = [
    "rung learner rename", "rung import csv", "rung merge", "rung (conflicted copy).db",
    "rung roadmap import exercism",
  ]

  @Test("None of them is refused")
  func canBeTyped() throws {
    let sandbox = try ProcessSandbox()
    try prepare(sandbox)
    for command in NamedCommand.all where !Self.unfinished.contains(command.line) {
      var line = command.line
      for (word, said) in Self.words { line = line.replacing(word, with: said) }
      // Each in a copy of the home, which is then its home.
      let outcome = try sandbox.run(
        """
        rm -rf ../copy && cp -a . ../copy && cd ../copy && HOME=$PWD && export HOME || exit 99
        { \(line)
        } > /dev/null
        """)
      // 1 is an answer: nothing to redo, no timer, no hit.
      #expect(
        outcome.status <= 1 && !outcome.wasKilled && !outcome.err.contains("not found"),
        "\(command.page): \(line): \(outcome.err)")
    }
  }

  @Test("The pages name commands")
  func namesCommands() {
    #expect(NamedCommand.all.count > 250)
    for node in CommandTree.all() {
      let lines = node.form.examples.flatMap { [$0.en, $0.zh] }
      #expect(lines.allSatisfy { $0.contains("rung") && $0.cellWidth <= 78 }, "\(node.name)")
    }
  }

  /// A home as the pages assume it: a record, the files of other tools, a copy, a roadmap.
  private func prepare(_ sandbox: ProcessSandbox) throws {
    let files = [
      ".config/watson/frames":
        #"[[1768485600,1768491000,"asyncio","0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3",["deep"],1768491005]]"#,
      "timew.json":
        #"[{"id":1,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["asyncio"]}]"#,
      "klog.json":
        ##"{"records":[{"date":"2026-01-15","summary":"","total_mins":90,"entries":[{"type":"range","start":"14:00","end":"15:30","summary":"loop #asyncio","tags":["#asyncio"],"total_mins":90}]}],"warnings":null,"errors":null}"##,
      "study.klg": "2026-01-16\n  14:00 - 15:30 loop #asyncio\n", "maps.txt": "HLS-1=redis\n",
      "study.timeclock": "i 2026/01/15 14:00:00 study:asyncio  loop\no 2026/01/15 15:30:00\n",
      "org/study.org":
        "* Loop :asyncio:\nCLOCK: [2026-01-15 Thu 16:00]--[2026-01-15 Thu 17:30] =>  1:30\n",
      "calendar.ics":
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260117T090000Z\nDURATION:PT1H\nCATEGORIES:asyncio\nEND:VEVENT\nEND:VCALENDAR\n",
      "wakatime.json":
        #"{"days":[{"date":"2026-01-15","projects":[{"name":"fastapi","total_seconds":900}]}]}"#,
      "export.json":
        #"{"buckets":{"aw-watcher-window_x":{"type":"currentwindow","events":[{"timestamp":"2026-01-15T14:00:00+00:00","duration":600,"data":{"app":"redis","title":"a"}}]}}}"#,
      "config.json":
        #"{"slug":"t","language":"T","concepts":[{"slug":"a","name":"A"}],"exercises":{"concept":[{"concepts":["a"],"prerequisites":[]}]}}"#,
      "checklist.md": "# Checklist\n\n## Basics\n\n- [ ] Variables\n- [x] Functions\n",
      "path.md": "# Path\n\n- [ ] One\n- [ ] Two\n",
      "study.csv": "When,What I learned,hours\n2026-01-14,asyncio,1\n",
      "sheet.csv": "date,skill,hours\n2026-01-15,asyncio,1.5\n",
      "ladder.csv": "title,stage,hours\nVariables,Basics,5\n",
      "backend.json":
        #"{"nodes":[{"id":"a","type":"topic","data":{"label":"Internet"},"position":{"x":0,"y":0}}],"edges":[]}"#,
      "my-path.json":
        #"{"slug":"my-path","version":1,"title":{"en":"Mine","zh":"我的"},"items":[{"slug":"one","label":{"en":"One","zh":"一"}}]}"#,
      "t.csv": "Project,Description,Start date,Start time,End date,End time,Duration,Tags\n"
        + "asyncio,loop,2026-01-15,14:00:00,2026-01-15,15:30:00,01:30:00,\n",
    ]
    let home = URL(fileURLWithPath: sandbox.home)
    for (name, text) in files {
      let url = home.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    try AnkiSample.write(to: sandbox.home + "/collection.anki2")
    let made = try sandbox.run(
      """
      mkdir -p Sync/rung && rung log asyncio 90m --at 'yesterday 20:00' --note 事件循环 --quiet &&
      rung log asyncio 20m --at 'yesterday 9:00' --quiet &&
      rung start redis --at '40 minutes ago' && rung learner add bob --quiet &&
      rung db backup copy.db --quiet && cp copy.db Sync/laptop.db && cp copy.db Sync/desktop.db &&
      cp copy.db "Sync/rung/other.db" && rung export json -o all.json --quiet &&
      rung export csv --all -o tables --quiet && rung export csv -o sessions.csv --quiet &&
      cp all.json record.json && cp copy.db laptop.db && cp t.csv report.csv &&
      rung roadmap add my-path.json --quiet &&
      rung roadmap export -o mine.json --quiet && sed -i 's/"python-backend"/"mine"/' mine.json &&
      rung roadmap export -o next.json --quiet && sed -i 's/"version": 2,/"version": 3,/' next.json
      """)
    try #require(made.status == 0, "\(made.err)")
  }
}
