import SkillCore
import SkillExchange
import SkillStore

/// Brings in the sessions of another tool.
struct ToolImport {
  private let format: ForeignFormat
  private let dateOrder: DateOrder?
  private let options: ImportOptions
  private let invocation: Invocation

  init(
    _ format: ForeignFormat, _ dateOrder: DateOrder?, _ options: ImportOptions,
    _ invocation: Invocation
  ) {
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
    let names = try ImportNames(options.map, source: format.name, desk)
    var reading = ForeignReading(
      zone: context.zone, now: context.now, zoneNamed: context.zoneNamed)
    reading.dateOrder = dateOrder
    let tally = try desk.store.takeIn(dry: options.dryRun, invocation.command) { [reading] intake in
      let arrivals = ToolArrivals(format.name, names, intake, desk.learner)
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
          try format.read(file, reading) { entry in
            try arrivals.take(entry, from: input)
            if case .session(let session) = entry { progress.reach(input.done(session.position)) }
          }
        }
      }
      for map in names.kept { try intake.remember(map, of: desk.learner) }
      arrivals.tally.overlaps = try intake.overlaps()
      if !options.dryRun {
        try arrivals.tally.refuse(skipping: options, names)
      }
      return arrivals.tally
    }
    return try ImportAnswer(tally, tool: format.name, names, options, invocation).answer()
  }

  /// The files to read. Among several, those that hold no entries are passed over: `data/*.data`.
  private func inputs() throws -> (read: [ImportInput], passedOver: [String]) {
    let all = try options.file.map { try ImportInput($0, invocation.context) }
    guard all.count > 1 else { return (all, []) }
    func isBeside(_ input: ImportInput) -> Bool {
      format.besides.contains(input.path.split(separator: "/").last.map(String.init) ?? "")
    }
    let read = all.filter { !isBeside($0) }
    return read.isEmpty ? (all, []) : (read, all.filter(isBeside).map(\.shown))
  }
}

/// The sessions as they arrive.
private final class ToolArrivals {
  var tally = ImportTally()
  /// The format, by which facts are known.
  private let source: String
  private let names: ImportNames
  private let intake: Intake
  private let learner: Learner
  /// How often each id came: where a tool gives no ids, equal sessions are several.
  private var times: [FactID: Int] = [:]

  init(_ source: String, _ names: ImportNames, _ intake: Intake, _ learner: Learner) {
    self.source = source
    self.names = names
    self.intake = intake
    self.learner = learner
  }

  func take(_ entry: ForeignEntry, from input: ImportInput) throws {
    switch entry {
    case .running: tally.running += 1
    case .empty: tally.empty += 1
    case .leftOut(let reason): tally.leave(reason)
    case .remark(let text): tally.remarks.append(text)
    case .negative(let position, let seconds):
      tally.subtract(seconds, at: "\(input.shown):\(position)")
    case .refused(let fault): tally.refuse("\(input.shown):\(fault.position)", fault.message)
    case .session(let session): try take(session, from: input)
    }
  }

  private func take(_ session: ForeignSession, from input: ImportInput) throws {
    guard let (skill, name) = decide(session) else {
      tally.miss(
        [session.project, session.tags.first, session.words.first].compactMap { $0 }.first {
          !$0.isEmpty
        } ?? "",
        seconds: Int64(session.time.length.seconds))
      return
    }
    let (tags, rewritten) = tags(of: session, without: name)
    let fact = Fact(
      id: id(of: session), skill: skill, session: session.time, note: session.note, tags: tags)
    var naming = Intake.Naming()
    naming.alias = session.alias.map { FactID.derived(from: source, $0, of: learner.id) }
    naming.isVague = session.isVague
    naming.again = { [source, learner] time in
      FactID.derived(from: source, "\(fact.id)\0\(time)", of: learner.id)
    }
    let arrival = try intake.take(fact, of: learner, named: naming) { here in
      // Earlier versions gave a length without a clock the noon of its day.
      if case .length = fact.kind {
        return here.duration == fact.duration && here.saysTheSame(as: fact, withTimes: false)
      }
      return here.saysTheSame(as: fact, withTimes: true)
    }
    tally.count(arrival, fact, at: "\(input.shown):\(session.position)")
    if case .new = arrival {
      tally.count(session)
      tally.rewritten += rewritten
    }
  }

  private func decide(_ session: ForeignSession) -> (skill: Slug, name: String)? {
    // A tag of klog's may have a value: #skill=asyncio.
    let tags = session.tags.flatMap { tag -> [String] in
      let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? [tag, parts[0], parts[1]] : [tag]
    }
    let project = session.project ?? ""
    let known = (project.isEmpty ? [] : [project]) + tags
    return names.skill(for: known.isEmpty ? [""] : known) ?? names.skill(for: session.words)
  }

  /// What did not decide the skill stays as a tag, in one word each.
  private func tags(
    of session: ForeignSession, without name: String
  ) -> (tags: [String], rewritten: Int) {
    let project = session.project.map { $0 == name || $0.isEmpty ? [] : [$0] } ?? []
    var tags: [String] = []
    var seen: Set<String> = []
    var rewritten = 0
    for text in project + session.tags
    where text != name && !(text.hasPrefix(name + "=") || text.hasSuffix("=" + name)) {
      let tag = oneWord(text)
      if tag != text { rewritten += 1 }
      if !tag.isEmpty, seen.insert(tag).inserted { tags.append(tag) }
    }
    return (tags, rewritten)
  }

  private func id(of session: ForeignSession) -> FactID {
    let id = FactID.derived(from: source, session.externalID, of: learner.id)
    guard !session.hasID else { return id }
    let time = times[id, default: 0] + 1
    times[id] = time
    return time == 1
      ? id
      : FactID.derived(from: source, session.externalID + "\0\(time)", of: learner.id)
  }
}

/// Tags are words: blanks and control characters become hyphens; 256 bytes at most.
private func oneWord(_ text: String) -> String {
  var word = ""
  for scalar in text.unicodeScalars {
    let isOfWord =
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    let next = isOfWord ? String(scalar) : "-"
    if word.utf8.count + next.utf8.count > 256 { break }
    word += next
  }
  return word
}

extension Fact {
  /// Whether two facts say the same, texts byte for byte. Their zones may differ: the same file may
  /// be imported in several places.
  func saysTheSame(as other: Fact, withTimes: Bool) -> Bool {
    func bytes(_ fact: Fact) -> [[UInt8]] {
      [Array((fact.note ?? "").utf8)] + fact.tags.map { Array($0.utf8) }
        + [fact.kind.evidence.map { Array($0.utf8) } ?? []]
    }
    guard skill == other.skill, bytes(self) == bytes(other), kind.name == other.kind.name else {
      return false
    }
    if case .rating(let mine) = kind, case .rating(let theirs) = other.kind, mine != theirs {
      return false
    }
    if case .note(let mine) = kind, case .note(let theirs) = other.kind, mine != theirs {
      return false
    }
    return !withTimes
      || at.instant == other.at.instant && duration == other.duration
        && (span == nil) == (other.span == nil)
  }
}

extension Fact.Kind {
  fileprivate var evidence: String? {
    switch self {
    case .evidence(let text): text
    case .checkIn(let text): text
    default: nil
    }
  }
}
