import SkillCore
import SkillExchange
import SkillStore

/// Imports Rung's own tables.
struct TableImport {
  private let options: ImportOptions
  private let table: CSVTable?
  private let dateOrder: DateOrder?
  private let invocation: Invocation
  /// Nil: `options` names them.
  private let opened: [ImportInput]?

  init(
    _ options: ImportOptions, table: CSVTable?, _ dateOrder: DateOrder?, _ invocation: Invocation,
    opened: [ImportInput]? = nil
  ) {
    self.opened = opened
    self.options = options
    self.table = table
    self.dateOrder = dateOrder
    self.invocation = invocation
  }

  /// An opened file with its table, at its first row.
  private struct Opened {
    let input: ImportInput
    var rows: CSVFactFile
  }

  func answer() throws -> Answer {
    let context = invocation.context
    var opened: [Opened] = []
    let (inputs, passedOver) = try self.inputs()
    for input in inputs {
      try input.refuseUnlessTable()
      let name = table ?? TableFolder.table(named: input.path)
      var reading = ForeignReading(
        zone: context.zone, now: context.now, mayHave: { SystemZone.mayHave($0, in: $1) })
      reading.dateOrder = dateOrder
      try input.locating {
        opened.append(
          Opened(
            input: input, rows: try CSVFactFile(input.foreign(), table: name, reading)))
      }
    }
    // Notes refer to sessions, so they come last.
    opened.sort { $0.rows.table != .notes && $1.rows.table == .notes }
    let desk = try invocation.desk(for: options.dryRun ? .reading : .writing, telling: true)
    let names = try ImportNames(options.maps(context), source: "csv", desk)
    let roadmap = try desk.roadmap().reference
    let tally = try desk.store.importFacts(
      dry: options.dryRun, invocation.command(importing: "csv")
    ) { factImport in
      let arrivals = TableFacts(
        names, factImport, desk, roadmap, asNew: options.asNew, updates: options.update)
      arrivals.tally.passedOver = passedOver
      for file in opened { arrivals.tally.add(remarksOf: file.rows) }
      for index in opened.indices {
        let input = opened[index].input
        let progress = Progress(
          say("importing", zh: "正在导入"), of: input.size, small: 1 << 20, context)
        defer { progress.end() }
        try input.locating {
          func refuse(_ fault: FileFault) { arrivals.refuse(fault, in: input) }
          while let row = try opened[index].rows.next(refusing: refuse) {
            do { try arrivals.take(row, from: input) } catch let fault as FileFault {
              refuse(fault)
            }
            progress.reach(input.done(row.position))
          }
        }
      }
      for map in names.kept { try factImport.remember(map, of: desk.learner) }
      arrivals.tally.overlaps = try factImport.overlaps()
      if !options.dryRun { try arrivals.tally.refuse(skipping: options, names) }
      return arrivals.tally
    }
    return try ImportAnswer(tally, tool: "csv", names, options, invocation).answer()
  }

  /// The files to read. Tables of answers among others are skipped: `all/*.csv`.
  private func inputs() throws -> (read: [ImportInput], passedOver: [String]) {
    let all =
      try opened
      ?? options.file.flatMap { try TableFolder.files(in: $0) }
      .map { try ImportInput($0, invocation.context) }
    guard all.count > 1, table == nil else { return (all, []) }
    var (read, passedOver): ([ImportInput], [String]) = ([], [])
    for input in all {
      let isAnswers =
        try input.isOwnTable()
        && input.locating { try CSVFactFile.holdsAnswers(CSVReader(read: input.pieces())) }
      if isAnswers { passedOver.append(input.shown) } else { read.append(input) }
    }
    return read.isEmpty ? (all, []) : (read, passedOver)
  }
}

/// A folder from `rung export csv --all`.
private enum TableFolder {
  /// The file itself; for a folder, its tables of records.
  ///
  /// - Throws: `Refusal` 65 for a folder without any.
  static func files(in path: String) throws -> [String] {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return [path]
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let files = CSVTable.allCases.filter(\.holdsFacts).map { "\(folder)/\($0.rawValue).csv" }
      .filter(SamePath.exists)
    guard files.isEmpty else { return files }
    throw Refusal(
      "no-tables", .badFile,
      Text("\(path) has no table of Rung's", zh: "\(path) 中没有 Rung 的表"),
      hint: Text(
        "It should have files like sessions.csv, from rung export csv --all -o FOLDER.",
        zh: "其中应有 sessions.csv 等文件，即 rung export csv --all -o 文件夹 的结果。"))
  }

  /// `.sessions` of `backup/sessions.csv`.
  static func table(named path: String) -> CSVTable? {
    let name = path.split(separator: "/").last ?? ""
    return name.hasSuffix(".csv") ? CSVTable(rawValue: String(name.dropLast(4))) : nil
  }
}

/// Imports the rows.
private final class TableFacts {
  var tally = ImportTally()
  private let names: ImportNames
  private let factImport: FactImport
  private let desk: Desk
  private let roadmap: RoadmapReference
  /// A row without an id is recorded although it is here.
  private let asNew: Bool
  private let updates: Bool
  private var learners: [String: Learner] = [:]
  private var skills: [String: Slug] = [:]
  private var kinds: [LearnerID: SkillKinds] = [:]
  /// By followed roadmap: most learners follow the same.
  private var kindsOfRoadmap: [RoadmapReference?: SkillKinds] = [:]

  init(
    _ names: ImportNames, _ factImport: FactImport, _ desk: Desk, _ roadmap: RoadmapReference,
    asNew: Bool,
    updates: Bool
  ) {
    self.asNew = asNew
    self.names = names
    self.factImport = factImport
    self.desk = desk
    self.roadmap = roadmap
    self.updates = updates
  }

  func refuse(_ fault: FileFault, in input: ImportInput) {
    tally.refuse("\(input.shown):\(fault.position)", fault.message)
  }

  func take(_ row: CSVFactRow, from input: ImportInput) throws {
    var slug: Slug?
    if let name = row.skill {
      guard let found = try skill(name, of: row) else {
        return tally.miss(name, seconds: row.seconds)
      }
      slug = found
    }
    let learner = try learner(of: row)
    if row.id == nil, let slug, let fault = try kinds(of: learner).fault(row.kind, of: slug) {
      throw FileFault(at: row.skillPosition, fault)
    }
    if case .note(let session?) = row.kind, try !factImport.holds(session) {
      throw FileFault(
        at: row.sessionPosition,
        Text(
          "no session \(session); import its table first, or leave the cell empty",
          zh: "没有 \(session) 这次学习；请先导入学习记录，或将此格留空"))
    }
    let fact = Fact(
      id: try id(of: row, learner), skill: slug, at: row.at, kind: row.kind, note: row.note,
      tags: row.tags)
    var naming = FactImport.Naming()
    naming.isEqualKnown = row.id == nil && !asNew
    if row.id != nil || !asNew { naming.source = "csv" }
    naming.updates = updates
    if row.id == nil, !asNew {
      naming.again = { FactID.derived(from: "csv", "\(fact.id)\0\($0)", of: learner.id) }
    }
    let arrival = try factImport.take(fact, of: learner, named: naming) {
      $0.saysTheSame(as: fact, withTimes: true)
    }
    tally.count(arrival, fact, at: "\(input.shown):\(row.position)")
  }

  /// For a learner who is new in this file, by the roadmap in use.
  private func kinds(of learner: Learner) throws -> SkillKinds {
    if let known = kinds[learner.id] { return known }
    let own = try desk.store.roadmapReference(of: learner)
    let found =
      try kindsOfRoadmap[own] ?? SkillKinds(own == nil ? desk.roadmap() : desk.roadmap(of: learner))
    kinds[learner.id] = found
    kindsOfRoadmap[own] = found
    return found
  }

  private func learner(of row: CSVFactRow) throws -> Learner {
    guard let name = row.learner else { return desk.learner }
    if let known = learners[name] { return known }
    let checked: String
    do { checked = try LearnerVerb.check(name) } catch let refusal as Refusal {
      throw FileFault(at: row.learnerPosition, refusal.message)
    }
    let (learner, isHere) = try factImport.learner(named: checked, roadmap: roadmap)
    if !isHere { tally.newLearners.append(checked) }
    learners[name] = learner
    return learner
  }

  /// A slug that any roadmap has; else by map or label.
  private func skill(_ name: String, of row: CSVFactRow) throws -> Slug? {
    if let known = skills[name] { return known }
    let isGroup = name.hasPrefix("@")
    let slug = Slug(isGroup ? String(name.dropFirst()) : name)
    var found: Slug?
    if let slug, try desk.store.knowsSkill(slug) {
      found = slug
    } else if isGroup, let slug, row.kind == .notApplicable {
      // A group is not an item, so its name may be new.
      try factImport.know(slug)
      found = slug
    } else {
      found = names.skill(for: [name])?.skill
    }
    if let found { skills[name] = found }
    return found
  }

  /// The same row again is the same fact; equal rows of one file are numbered.
  private func id(of row: CSVFactRow, _ learner: Learner) throws -> FactID {
    if let id = row.id { return id }
    if asNew { return factImport.newID() }
    return try factImport.derivedID(from: "csv", row.content, of: learner)
  }
}

extension CSVFactRow {
  fileprivate var seconds: Int64 {
    switch kind {
    case .session(let end): end.instant.seconds - at.instant.seconds
    case .length(let length): Int64(length.seconds)
    default: 0
    }
  }
}
