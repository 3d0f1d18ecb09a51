import SkillCore
import Testing

@testable import SkillExchange

@Suite("A table as a roadmap")
struct RoadmapTableTests {
  private func read(_ text: String) throws -> ImportedRoadmap {
    let imported = try RoadmapTable.read(Array(text.utf8), .init(fileName: "ladder"))
    #expect(imported.decoded.faults() == [])
    return imported
  }

  @Test("Every column is used, in any of three languages, by comma, semicolon or tab")
  func columns() throws {
    let tables = [
      """
      slug,Title,Stage,Level,Capability,Stars,Hours,Needs,Link,Mood
      ,SQL,2,Junior,Data,★★★★☆,12,,https://e.org/sql,good
      idx,"Indexes, plans",1,Senior,Data,5,1.5h,SQL,,
      """,
      "标识符;标题;阶段;等级;能力;星级;小时;先修;链接\n;SQL;2;Junior;Data;4;12;;https://e.org/sql\nidx;Indexes, plans;1;Senior;Data;5;1,5;SQL;\n",
      "kürzel\tTitel\tPhase\tNiveau\tBereich\tSterne\tStunden (h)\tVoraussetzungen\tLink\n\tSQL\t2\tJunior\tData\t4\t12\t\thttps://e.org/sql\nidx\tIndexes, plans\t1\tSenior\tData\t5\t90 min\tsql\n",
    ]
    for table in tables {
      let roadmap = try read(table).roadmap
      #expect(roadmap.levels.map(\.label.en) == ["Junior", "Senior"])
      #expect(roadmap.capabilities.map(\.label.en) == ["Data", "Data"])
      #expect(roadmap.capabilities.map(\.id.description) == ["data-junior", "data-senior"])
      #expect(roadmap.stages.map(\.title.en) == ["Stage 1", "Stage 2"])
      #expect(roadmap.items.map(\.slug.description) == ["sql", "idx"])
      #expect(roadmap.items.map(\.label.en) == ["SQL", "Indexes, plans"])
      #expect(roadmap.items.map(\.stage) == [2, 1])
      #expect(roadmap.items.map(\.stars) == [4, 5])
      #expect(roadmap.items.map(\.target) == [720, 90])
      #expect(roadmap.items[1].prerequisites.map(\.text) == ["sql"])
      #expect(roadmap.items[0].resources.map(\.url) == ["https://e.org/sql"])
    }
    #expect(try read(tables[0]).remarks.map(\.en).last == "Columns not used: Mood.")
  }

  @Test("A title or a slug is enough")
  func least() throws {
    let roadmap = try read("title\nC++\n\"say \"\"hi\"\"\"\n").roadmap
    #expect(roadmap.items.map(\.slug.description) == ["cpp", "say-hi"])
    #expect(roadmap.items.map(\.label.en) == ["C++", "say \"hi\""])
    #expect(roadmap.levels.map(\.id.description) == ["done"])
  }

  @Test(
    "Levels are a ladder, whatever row comes first",
    arguments: [
      ("Level 3,Level 1,Level 10", "Level 1,Level 3,Level 10"),
      (
        "Senior Engineer,Junior Engineer,Staff Engineer,Mid-level",
        "Junior Engineer,Mid-level,Senior Engineer,Staff Engineer"
      ),
      ("高级,初级,中级", "初级,中级,高级"), ("Experte,Anfänger", "Anfänger,Experte"),
      ("D2 - Developer,D1 - Developer", "D1 - Developer,D2 - Developer"),
      ("L1,L2", "L1,L2"), ("Bronze,Gold,Silver", "Bronze,Gold,Silver"),
      ("Level 2,Basics", "Level 2,Basics"), ("2,1", "Level 1,Level 2"),
      ("Senior,Advanced", "Senior,Advanced"), ("only", "only"),
      ("2024 v2,2023 v1", "2023 v1,2024 v2"),
      (
        "D7 - Developer 7,D1 - Developer 1,D10 - Developer 10",
        "D1 - Developer 1,D7 - Developer 7,D10 - Developer 10"
      ),
      ("99999999999999999999,1", "99999999999999999999,Level 1"),
      ("三级,一级,二级", "一级,二级,三级"), ("Senior,Junior,Mittel", "Junior,Mittel,Senior"),
    ] as [(String, String)])
  func ladder(file: String, levels: String) throws {
    let names = file.split(separator: ",").map(String.init)
    let rows = names.enumerated().map { "skill \($0),\($1),area \($0)\n" }.joined()
    let imported = try read("title,level,capability\n" + rows)
    #expect(imported.roadmap.levels.map(\.label.en).joined(separator: ",") == levels)
    #expect(imported.remarks.isEmpty == (names.count == 1))
    // Each row still stands on its own level.
    for (number, name) in names.enumerated() {
      let capability = imported.roadmap.items[number].capability
      let level = imported.roadmap.capabilities.first { $0.id == capability }?.level
      let label = imported.roadmap.levels.first { $0.id == level }?.label.en
      #expect(label == name || label == "Level \(name)")
    }
  }

  @Test("A title above the headings, Excel's word to itself, and UTF-16 are read")
  func spreadsheets() throws {
    let table = "Titel;Stufe;Stunden\nSQL;Stufe 2;1,5\nGit;Stufe 1;2\n"
    for text in [
      table, "Karriereleiter 2026;;\n;;\n" + table, "sep=;\n" + table, "sep=;\r\n" + table,
    ] {
      let roadmap = try read(text).roadmap
      #expect(roadmap.levels.map(\.label.en) == ["Stufe 1", "Stufe 2"])
      #expect(roadmap.items.map(\.target) == [90, 120])
    }
    for isLittle in [true, false] {
      let units = Array("\u{FEFF}\(table)".utf16)
      let bytes = units.flatMap { unit in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
      #expect(try RoadmapTable.read(bytes, .init(fileName: "x")).roadmap.items.count == 2)
    }
    let zip = Array("PK\u{3}\u{4}".utf8) + [0, 0]
    let fault = #expect(throws: FileFault.self) { try RoadmapTable.read(zip, .init()) }
    #expect(fault?.message.en.contains("workbook") == true)
  }

  @Test("A workbook and other encodings are read, as sessions are")
  func files() throws {
    let rows = WorkbookDraft.rows(["标题", "小时"], ["数据库", "12"])
    let book = WorkbookDraft(["Title": WorkbookDraft.rows(["x"]), "Ladder": rows]).bytes
    let imported = try RoadmapTable.read(book, .init(fileName: "x"))
    #expect(imported.roadmap.items.map(\.target) == [720])
    #expect(
      imported.remarks.map(\.en).contains {
        $0.hasPrefix("Read from the sheet “Ladder”, not from “Title”")
      })
    #expect(throws: FileFault.self) { try RoadmapTable.read(book, .init(), sheet: "Title") }
    // 标题 / 数据库 in GBK.
    let chinese: [UInt8] = [
      0xB1, 0xEA, 0xCC, 0xE2, 0x0A, 0xCA, 0xFD, 0xBE, 0xDD, 0xBF, 0xE2, 0x0A,
    ]
    let table = try RoadmapTable.read(chinese, .init(fileName: "x"))
    #expect(table.roadmap.items.map(\.label.en) == ["数据库"])
    #expect(table.remarks.map(\.en).contains("Read as GB18030."))
  }

  @Test(
    "The heading tells the unit of hours",
    arguments: [
      ("Dauer (Min.)", "90", 90), ("minutes", "90", 90), ("时长(分)", "90", 90),
      ("Effort (h)", "1.5", 90),
      ("Aufwand", "1.5", 90), ("Stunden", "1:30", 90), ("Time", "1h 30m", 90), ("学时", "1个半小时", 90),
      ("Effort (days)", "1", 0), ("Dauer (Tage)", "1", 0), ("Dauer [mm:ss]", "90:00", 90),
    ])
  func units(heading: String, cell: String, minutes: Int) throws {
    let imported = try read("title;\(heading)\nx;\(cell)\n")
    let usual = try read("title\nx\n").roadmap.items[0].target
    #expect(imported.roadmap.items.map(\.target) == [minutes == 0 ? usual : minutes])
    let isUnused = imported.remarks.map(\.en).contains("Columns not used: \(heading).")
    #expect(isUnused == (minutes == 0))
  }

  @Test("Stages that are numbered stand in that order") func stages() throws {
    let roadmap = try read("title,stage\na,Phase 2\nb,Phase 1\nc,Phase 2\n").roadmap
    #expect(roadmap.stages.map(\.title.en) == ["Phase 1", "Phase 2"])
    #expect(roadmap.items.map(\.stage) == [2, 1, 2])
    #expect(try read("title,stage\na,Web\nb,Data\n").roadmap.items.map(\.stage) == [1, 2])
  }

  @Test(
    "What cannot be read is named at its place",
    arguments: [
      ("", "1:1", "empty"), ("a,b\n1,2\n", "1:1", "a, b"), ("title,stars\nx,9\n", "2:3", "9"),
      ("title,hours\nx,long\n", "2:3", "long"), ("title,hours\nx,inf\n", "2:3", "inf"),
      ("title,hours\nx,99999999999999999999999\n", "2:3", "99999"),
      ("title,needs\nx,nothing\n", "2:3", "nothing"), ("title,stage\n,2\n", "2:1", "neither"),
      ("slug\n🚀\n", "2:1", "🚀"), ("title\n\"open\n", "2:1", "quote"),
      ("title\n", "1:1", "nothing to learn"),
    ] as [(String, String, String)])
  func faults(text: String, position: String, named: String) {
    let fault = #expect(throws: FileFault.self) {
      try RoadmapTable.read(Array(text.utf8), .init())
    }
    #expect(fault?.position.description == position)
    #expect(fault?.message.en.contains(named) == true, "\(fault?.message.en ?? "")")
  }
}
