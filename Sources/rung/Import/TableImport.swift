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
      try arrivals.endVersions()
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
