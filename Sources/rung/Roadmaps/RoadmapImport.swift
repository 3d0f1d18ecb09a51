import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct ImportRoadmap: Verb {
  static var name: String { "import" }
  static var form: Form {
    Form(
      Text(
        "Make a roadmap from a checklist, a table, a roadmap.sh map or an Exercism track.",
        zh: "把清单、表格、roadmap.sh 的图或 Exercism 课程转换为路线图。"), effect: .records,
      more: Text(
        """
        markdown: headings are stages, - [ ] items are skills, links are resources; ticks are \
        shown, not recorded.
        table: one skill per row, with a title or slug, and optional columns stage, level, capability, \
        stars, hours, needs, link.
        roadmap-sh: a map's JSON; topics and subtopics are skills.
        exercism: a track's config.json; its concepts, and its practice exercises with --practice.

        Preview it with --dry-run; -o FILE writes it for you to edit and add. The same \
        content again changes nothing; changed content becomes the next version.
        """,
        zh: """
          markdown：标题是阶段，- [ ] 项是技能，链接是资源；已勾选的只列出，不会记录。
          table：每行一项，含标题或标识符，以及阶段、等级、能力、星级、小时、先修、链接等列。
          roadmap-sh：图的 JSON；主题与子主题是技能。
          exercism：课程的 config.json；其概念，加 --practice 则含实践练习。

          先用 --dry-run 查看；用 -o 文件 则写成文件，改好后再添加。内容相同则没有变化，内容不同则成为下一个版本。
          """),
      words: [
        Word(
          .format, Text("The format.", zh: "哪种格式。"),
          choices: RoadmapFormat.allCases.map(\.rawValue)),
        Word(.file, Text("The file; - for standard input.", zh: "文件；- 表示标准输入。")),
      ],
      options: [
        .flag(
          "--dry-run",
          help: Text("Show the roadmap, and change nothing.", zh: "只显示路线图，不作改动。")),
        .value(
          "--output", "-o", kind: .file,
          help: Text("Write it to a file instead of storing it.", zh: "写入文件，而不添加。")),
        .value(
          "--slug", kind: .text,
          help: Text(
            "Its slug (default: from the file's name or its title).", zh: "标识符；默认取自文件名或标题。")),
        .value("--title", kind: .text, help: Text("Its title.", zh: "标题。")),
        .flag(
          "--practice",
          help: Text(
            "exercism: include the practice exercises.", zh: "exercism：也包含实践练习。")),
        .value(
          "--sheet", kind: .text,
          help: Text(
            "table: the sheet of a workbook to read; else the first with headings.",
            zh: "table：要读取的工作表；默认是第一个有表头的。")),
      ],
      examples: [
        Text(same: "rung roadmap import markdown checklist.md --dry-run"),
        Text(same: "rung roadmap import table ladder.csv -o ladder.json"),
        Text(same: "rung roadmap import exercism config.json --practice"),
      ])
  }

  let format: RoadmapFormat
  let file: String
  let dryRun: Bool
  let output: String?
  let slug: String?
  let title: String?
  let practice: Bool
  let sheet: String?
  let options: GlobalOptions

  init(_ line: Line) {
    format = line.word(0).flatMap(RoadmapFormat.init(rawValue:)) ?? .markdown
    file = line.word(1) ?? ""
    dryRun = line.has("--dry-run")
    output = line["--output"]
    slug = line["--slug"]
    title = line["--title"]
    practice = line.has("--practice")
    sheet = line["--sheet"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let bytes = try InputFile.read(file, limit: RoadmapFindings.limit, invocation.context)
    let desk = try invocation.desk(for: dryRun || output != nil ? .reading : .writing)
    var wanted = RoadmapImport(
      fileName: fileName, slug: try wantedSlug(), title: title, known: try known(desk, except: nil))
    func read() throws -> ReadRoadmap {
      try ReadRoadmap(file: InputFile.shown(file)) { () throws(FileFault) in
        try format.read(
          bytes, wanted, practice: practice, sheet: sheet, content: TopicPages(beside: file).page)
      }
    }
    var imported = try read()
    // The known skills of other roadmaps, without its own earlier versions.
    wanted.known = try known(desk, except: imported.roadmap.slug)
    // The file has no version: it is the newest stored one again, or the next.
    let newest = try desk.store.roadmaps().first { $0.reference.slug == imported.roadmap.slug }
    if let newest {
      let stored = try desk.store.roadmap(newest.reference)
      (wanted.previous, wanted.version) = (stored, stored.version)
      imported = try read()
      if imported.roadmap == stored {
        return try show(imported, isNew: false, desk, invocation)
      }
      wanted.version += 1
    }
    return try show(try read(), isNew: true, desk, invocation)
  }

  private func show(
    _ imported: ReadRoadmap, isNew: Bool, _ desk: Desk, _ invocation: Invocation
  ) throws -> Answer {
    let roadmap = imported.roadmap
    if let output {
      var answer = try ExportRoadmap.put(
        Array(RoadmapFile.encode(roadmap).utf8), output, replaces: false)
      answer.remarks += imported.remarks
      let isFollowed = try desk.store.roadmapReference(of: desk.learner)?.slug == roadmap.slug
      let verb = isFollowed ? "upgrade" : "add"
      answer.remarks.append(
        say(
          "Edit it, then: rung roadmap \(verb) \(typed(output))",
          zh: "改好后：rung roadmap \(verb) \(typed(output))"))
      return answer
    }
    if dryRun {
      return invocation.answer(
        remarks: imported.remarks + [say("Nothing was changed.", zh: "没有任何改动。")],
        json: imported.json(changed: false), text: RoadmapOutline(roadmap, invocation).text)
    }
    if isNew { _ = try desk.store.addRoadmap(RoadmapContent(roadmap), invocation.command) }
    var answer = try AddRoadmap.answer(
      roadmap, isNew: isNew, imported.findings, desk, invocation)
    answer.remarks = imported.remarks + answer.remarks
    return answer
  }

  private var fileName: String? {
    guard file != "-", let last = file.split(separator: "/").last else { return nil }
    let name = last.lastIndex(of: ".").map { last[..<$0] } ?? last
    return name.isEmpty ? nil : String(name)
  }

  private func wantedSlug() throws -> Slug? {
    guard let slug else { return nil }
    if let slug = Slug(slug) { return slug }
    let near = Slug(label: slug)
    throw Refusal(
      "usage", .usage, Text("'\(slug)' is not a slug", zh: "“\(slug)”不是标识符"),
      hint: near.map { Text("For example: --slug \($0)", zh: "例如：--slug \($0)") }
        ?? Text("For example: --slug my-path", zh: "例如：--slug my-path"))
  }

  /// The skills of other roadmaps by name.
  private func known(_ desk: Desk, except own: Slug?) throws -> [Slug: [Text]] {
    guard format != .exercism else { return [:] }
    var known: [Slug: [Text]] = [:]
    var seen: Set<Slug> = []
    for shipped in RoadmapExample.allCases where shipped.rawValue != own?.description {
      for item in try RoadmapFile.decode(shipped.bytes).roadmap.items where item.counts {
        known[item.slug, default: []].append(item.label)
      }
    }
    for one in try desk.store.roadmaps() where one.reference.slug != own {
      guard seen.insert(one.reference.slug).inserted else { continue }
      for item in try desk.store.roadmap(one.reference).items {
        known[item.slug, default: []].append(item.label)
      }
    }
    return known
  }
}

enum RoadmapFormat: String, CaseIterable {
  case markdown, table
  case roadmapSh = "roadmap-sh"
  case exercism

  func read(
    _ bytes: [UInt8], _ wanted: RoadmapImport, practice: Bool, sheet: String?,
    content: (String) -> [UInt8]?
  ) throws(FileFault) -> ImportedRoadmap {
    switch self {
    case .markdown: try MarkdownChecklist.read(bytes, wanted)
    case .table: try RoadmapTable.read(bytes, wanted, sheet: sheet)
    case .roadmapSh: try RoadmapSh.read(bytes, wanted, content: content)
    case .exercism: try ExercismTrack(bytes).imported(wanted, practice: practice)
    }
  }
}
