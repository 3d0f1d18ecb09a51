import Foundation
import Testing

@testable import rung

@Suite("Naughty text in every file that is imported")
struct NaughtyImportTests {
  private static let day = 1_768_262_400  // 2026-01-13T00:00:00Z

  /// A file of each tool with one session for each text.
  private func file(_ tool: String) throws -> String {
    let rows = try Naughty.texts.enumerated().map { number, text in
      let minute = String(format: "%02d:%02d", number / 60, number % 60)
      let next = String(format: "%02d:%02d", (number + 1) / 60, (number + 1) % 60)
      let start = NaughtyImportTests.day + number * 60
      let json = try Naughty.json(text)
      return switch tool {
      case "watson": #"[\#(start),\#(start + 60),"asyncio","id\#(number)",[\#(json)],1]"#
      case "timewarrior":
        #"{"start":"2026-01-13T\#(minute):00Z","end":"2026-01-13T\#(next):00Z","tags":["asyncio"],"annotation":\#(json)}"#
      case "klog":
        #"{"type":"range","start":"\#(minute)","end":"\#(next)","tags":["asyncio"],"summary":\#(json)}"#
      default:
        "asyncio,2026-01-13,\(minute):00,2026-01-13,\(next):00,00:01:00,\(Naughty.csv(text))"
      }
    }
    let list = rows.joined(separator: ",\n")
    return switch tool {
    case "klog": #"{"records":[{"date":"2026-01-12","entries":[\#(list)]}]}"#
    case "toggl":
      "Project,Start date,Start time,End date,End time,Duration,Description\n"
        + rows.joined(separator: "\n") + "\n"
    default: "[\(list)]"
    }
  }

  /// Tags are words: other characters become hyphens.
  private func word(_ text: String) -> String {
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBlank =
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      word.append(isBlank ? "-" : scalar)
    }
    return String(word)
  }

  @Test("comes back equal from every tool's file, and from JSON and tables")
  func comesBack() throws {
    let (world, second, third) = (TestWorld(), TestWorld(seed: 2), TestWorld(seed: 3))
    defer { for world in [world, second, third] { world.remove() } }
    for tool in ["watson", "timewarrior", "klog", "toggl"] {
      let words = ["import", tool, "-"] + (tool == "toggl" ? ["--date-order", "ymd"] : [])
      let status = world.perform(words, input: try file(tool))
      #expect(status == .done, "\(tool): \(world.stderr)")
      Naughty.check(world, words, status)
    }
    try Naughty.expect(
      Naughty.texts + Naughty.texts + Naughty.texts + Naughty.texts.map(word), in: world)
    let (json, tables) = (world.folder.path + "/all.json", world.folder.path + "/tables")
    #expect(world.perform(["export", "json", "-o", json]) == .done)
    #expect(second.perform(["import", "json", json]) == .done, "\(second.stderr)")
    #expect(second.perform(["export", "json"]) == .done)
    #expect(Data(second.stdout) == FileManager.default.contents(atPath: json))
    #expect(world.perform(["export", "csv", "--all", "-o", tables]) == .done)
    #expect(third.perform(["import", "csv", tables]) == .done, "\(third.stderr)")
    let again = third.folder.path + "/tables"
    #expect(third.perform(["export", "csv", "--all", "-o", again]) == .done)
    for name in ["sessions.csv", "skills.csv"] {
      let bytes = FileManager.default.contents(atPath: "\(tables)/\(name)")
      #expect(bytes != nil && bytes == FileManager.default.contents(atPath: "\(again)/\(name)"))
    }
  }

  /// Files of each tool; § stands for what is tried, in each field in turn.
  static let fields: [(tool: String, file: String)] = [
    ("watson", #"[[§,1768266000,"asyncio","a",["t"],1]]"#),
    ("watson", #"[[1768262400,1768266000,"§","a",["t"],1]]"#),
    ("watson", #"[[1768262400,1768266000,"asyncio","§",["t"],1]]"#),
    ("watson", #"[[1768262400,1768266000,"asyncio","a",["§"],1]]"#),
    ("watson", "id,start,stop,project,tags\n§,2026-01-13 10:00:00,2026-01-13 11:00:00,asyncio,\n"),
    ("watson", "id,start,stop,project,tags\n1,§,2026-01-13 11:00:00,asyncio,\n"),
    ("watson", "id,start,stop,project,tags\n1,2026-01-13 10:00:00,2026-01-13 11:00:00,§,§\n"),
    ("timewarrior", #"[{"start":"§","end":"20260113T110000Z","tags":["asyncio"]}]"#),
    ("timewarrior", #"[{"start":"20260113T100000Z","end":"20260113T110000Z","tags":["§"]}]"#),
    ("timewarrior", "inc 20260113T100000Z - § # asyncio\n"),
    ("timewarrior", "inc 20260113T100000Z - 20260113T110000Z # asyncio § # §\n"),
    ("klog", #"{"records":[{"date":"§","entries":[]}]}"#),
    ("klog", #"{"records":[{"date":"2026-01-13","entries":[{"type":"§"}]}]}"#),
    (
      "klog",
      #"{"records":[{"date":"2026-01-13","entries":[{"type":"range","start":"§","end":"9:00","tags":["asyncio"]}]}]}"#
    ),
    (
      "klog",
      #"{"records":[{"date":"2026-01-13","summary":"§","entries":[{"type":"duration","total_mins":5,"tags":["§"]}]}]}"#
    ),
    ("toggl", "Project,Start date,Start time,Duration\n§,2026-01-13,10:00,1:00:00\n"),
    ("toggl", "Project,Start date,Start time,Duration\nasyncio,§,10:00,1:00:00\n"),
    ("toggl", "Project,Start date,Start time,Duration\nasyncio,2026-01-13,§,1:00:00\n"),
    ("toggl", "Project,Start date,Start time,Duration\nasyncio,2026-01-13,10:00,§\n"),
    ("toggl", "Project,Start date,Start time,Duration,Tags\nasyncio,2026-01-13,10:00,1:00:00,§\n"),
    ("toggl", "Project,Start date,Start time,§\nasyncio,2026-01-13,10:00,1:00:00\n"),
    ("csv", "skill,start,duration,tags,note\n§,2026-01-13T10:00,1h,,\n"),
    ("csv", "skill,start,duration,tags,note\nasyncio,§,1h,,\n"),
    ("csv", "skill,start,duration,tags,note\nasyncio,2026-01-13T10:00,§,,\n"),
    ("csv", "skill,start,duration,tags,note\nasyncio,2026-01-13T10:00,1h,§,§\n"),
    ("csv", "skill,start,duration,zone,learner\nasyncio,2026-01-13T10:00,1h,§,§\n"),
    ("csv", "id,skill,start,duration\n§,asyncio,2026-01-13T10:00,1h\n"),
    ("csv", "skill,§,duration\nasyncio,2026-01-13T10:00,1h\n"),
  ]

  @Test("in any field is taken, or refused with file, line and column")
  func anyField() throws {
    let world = TestWorld()
    defer { world.remove() }
    world.perform(["log", "asyncio", "1h"])
    let place = /<stdin>:\d+:\d+/
    func attempt(_ tool: String, _ bytes: [UInt8]) throws -> rung.ExitStatus {
      let words = ["import", tool, "-", "--dry-run"]
      let status = world.perform(words, bytes: bytes)
      Naughty.check(world, words, status)
      #expect(status == .done || status == .badFile, "\(String(decoding: bytes, as: UTF8.self))")
      // An unmatched name is not an error of the file; the hint says what to type.
      // In a file that is no text at all, no place is at fault.
      let isNamed = ["--map", "<stdin> is not text"].contains { world.stderr.contains($0) }
      if status == .badFile, !isNamed {
        #expect(world.stderr.contains(place), "\(tool): \(world.stderr)")
      }
      return status
    }
    for (number, (tool, file)) in Naughty.some(Array(Self.fields.enumerated()), oneIn: 2) {
      let isJSON = file.first == "[" || file.first == "{"
      let isData = file.hasPrefix("inc")
      for text in Naughty.some(Naughty.packed, oneIn: 5, from: number / 2 % 5) {
        let field =
          isJSON
          ? String(try Naughty.json(text).dropFirst().dropLast())
          : isData ? text : Naughty.csv(text)
        let bytes = Array(file.split(separator: "§").joined(separator: field).utf8)
        _ = try attempt(tool, bytes)
      }
      for bad in Naughty.some(Naughty.noText, oneIn: 40, from: number % 40) {
        let parts = file.split(separator: "§").map { Array($0.utf8) }
        let bytes = Array(parts.joined(separator: Array("a".utf8) + bad))
        #expect(try attempt(tool, bytes) == .badFile, "\(tool): \(file)")
      }
    }
  }

  @Test("as a roadmap's words comes back equal, or is refused with its place")
  func roadmaps() throws {
    let world = TestWorld()
    defer { world.remove() }
    var kept = 0
    let texts = Naughty.some(Naughty.texts, oneIn: 16, from: 3)
    for text in texts {
      let json = try Naughty.json(text)
      let track =
        #"{"slug":"t","language":\#(json),"concepts":[{"slug":"a","name":\#(json)}],"#
        + #""exercises":{"concept":[{"concepts":["a"],"prerequisites":[]}]}}"#
      let words = ["roadmap", "import", "exercism", "-"]
      let status = world.perform(words, input: track)
      Naughty.check(world, words, status)
      guard status == .done else {
        #expect(status == .badFile && world.stderr.contains("<stdin>:1:"), "\(world.stderr)")
        continue
      }
      #expect(text.isOneLine, "\(text.debugDescription)")
      kept += 1
      #expect(world.perform(["roadmap", "export", "exercism-t"]) == .done)
      let document = world.stdout
      let labels = try JSONDecoder().decode(Track.self, from: Data(document)).items[0].label.all
      #expect(labels.allSatisfy { $0.utf8.elementsEqual(text.utf8) }, "\(text.debugDescription)")
      // The same file, read as a roadmap of one's own.
      #expect(
        world.perform(["roadmap", "validate", "-"], bytes: document) == .done,
        "\(text.debugDescription) \(world.output)\(world.stderr)")
    }
    #expect(kept * 2 > texts.count, "\(kept)")
    for field in ["slug", "language"] {
      for bad in Naughty.some(Naughty.noText, oneIn: 6) {
        let start = #"{"\#(field)":"a"#
        #expect(
          world.perform(["roadmap", "add", "-"], bytes: Array(start.utf8) + bad) == .badFile)
        #expect(world.stderr.contains("<stdin>:1:"), "\(world.stderr)")
      }
    }
  }

  private struct Track: Decodable {
    struct Item: Decodable { let label: Naughty.Strings }
    let items: [Item]
  }
}
