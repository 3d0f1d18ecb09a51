import SkillCore
import SkillExchange
import SkillStore

/// Imports the sessions of another tool.
struct ToolImport {
  private let format: ForeignFormat
  private let dateOrder: DateOrder?
  private let options: ImportOptions
  private let invocation: Invocation
  /// Nil: `options` names them.
  private let opened: [ImportInput]?

  init(
    _ format: ForeignFormat, _ dateOrder: DateOrder?, _ options: ImportOptions,
    _ invocation: Invocation, opened: [ImportInput]? = nil
  ) {
    self.opened = opened
    self.format = format
    self.dateOrder = dateOrder
    self.options = options
    self.invocation = invocation
  }

  func answer() throws -> Answer {
    let context = invocation.context
    let (inputs, passedOver) = try self.inputs()
    for input in inputs { try input.refuse(unless: format) }
    let desk = try invocation.desk(for: options.dryRun ? .reading : .writing, telling: true)
    let names = try ImportNames(options.maps(context), source: format.name, desk)
    var reading = ForeignReading(
      zone: context.zone, now: context.now, zoneNamed: context.zoneNamed)
    reading.dateOrder = dateOrder
    let tally = try desk.store.importFacts(
      dry: options.dryRun, invocation.command(importing: format.name)
    ) {
      [reading] factImport in
      let arrivals = ToolSessions(
        format.name, names, factImport, desk.learner, asNew: options.asNew, updates: options.update)
      arrivals.tally.passedOver = passedOver
      for input in inputs {
        let progress = Progress(
          say("importing", zh: "正在导入"), of: input.size, small: 1 << 20, context)
        defer { progress.end() }
        try input.locating {
          var file = try input.foreign()
          file.naming = {
            names.skill(for: $0.isEmpty ? [""] : $0).map { ($0.name, "\($0.skill)") }
          }
          file.anki = { try AnkiFile.rows(of: input.path, beside: desk.store.path) }
          try format.read(file, reading) { entry in
            try arrivals.take(entry, from: input)
            if case .session(let session) = entry { progress.reach(input.done(session.position)) }
          }
          arrivals.endDeductions()
        }
      }
      try arrivals.endVersions()
      for map in names.kept { try factImport.remember(map, of: desk.learner) }
      arrivals.tally.overlaps = try factImport.overlaps()
      if !options.dryRun {
        try arrivals.tally.refuse(skipping: options, names, listing: invocation.options.json)
      }
      return arrivals.tally
    }
    return try ImportAnswer(tally, tool: format.name, names, options, invocation).answer()
  }

  /// The files to read. Among several, those without entries are skipped: `data/*.data`.
  private func inputs() throws -> (read: [ImportInput], passedOver: [String]) {
    let all = try opened ?? options.file.map { try ImportInput($0, invocation.context) }
    guard all.count > 1 else { return (all, []) }
    func isBeside(_ input: ImportInput) -> Bool {
      format.besides.contains(input.path.split(separator: "/").last.map(String.init) ?? "")
    }
    let read = all.filter { !isBeside($0) }
    return read.isEmpty ? (all, []) : (read, all.filter(isBeside).map(\.shown))
  }
}

extension Invocation {
  /// The command of an import, recorded as `import FORMAT ...` wherever options were typed: later imports find
  /// its facts by these words.
  func command(importing format: String) -> Command {
    let start = "import \(format)"
    if words.hasPrefix(start + " ") { return command }
    var rest = words.split(separator: " ", omittingEmptySubsequences: false)
    for word in [["import"], [Substring(format), "table", "csv"]] {
      if let index = rest.firstIndex(where: word.contains) { rest.remove(at: index) }
    }
    return Command(([Substring(start)] + rest).joined(separator: " "), at: context.now)
  }
}
