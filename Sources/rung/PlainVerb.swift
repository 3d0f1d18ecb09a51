import ArgumentParser
import SkillCore

/// A verb that can be made without the argument parser.
protocol PlainVerb: Verb {
  /// What of its arguments a plain line may have; the rest is the argument parser's.
  static var shape: PlainLine.Shape { get }
  /// Nil where a value is not what its option wants.
  init?(plain: PlainLine)
}

// Each property is set, as one that only has its declaration cannot be read.

extension GlobalOptions {
  static var plain: GlobalOptions {
    var options = GlobalOptions()
    options.db = nil
    options.learner = nil
    options.roadmap = nil
    options.lang = nil
    options.json = false
    options.color = nil
    options.noPager = false
    options.quiet = false
    return options
  }
}

extension RemarkOptions {
  fileprivate static let names = ["--note", "--tag"]

  fileprivate init(plain line: PlainLine) {
    self.init()
    note = line["--note"]
    tag = line.all("--tag")
  }
}

extension OverlapOptions {
  fileprivate static let names = ["--allow-overlap", "--trim"]

  fileprivate init(plain line: PlainLine) {
    self.init()
    allowOverlap = line.has("--allow-overlap")
    trim = line.has("--trim")
  }
}

extension PolicyOptions {
  fileprivate static var plain: PolicyOptions {
    var options = PolicyOptions()
    options.policy = nil
    return options
  }
}

extension Rung {
  init(plain options: GlobalOptions) {
    self.init()
    self.options = options
  }
}

extension Start: PlainVerb {
  static let shape = PlainLine.Shape(
    words: 1...1, flags: OverlapOptions.names, options: RemarkOptions.names + ["--at"])

  init?(plain line: PlainLine) {
    self.init()
    skill = line.words[0]
    at = line["--at"]
    remark = RemarkOptions(plain: line)
    overlap = OverlapOptions(plain: line)
    options = line.options
  }
}

extension Stop: PlainVerb {
  static let shape = PlainLine.Shape(
    words: 0...4, flags: OverlapOptions.names, options: RemarkOptions.names + ["--at"])

  init?(plain line: PlainLine) {
    self.init()
    words = line.words
    at = line["--at"]
    remark = RemarkOptions(plain: line)
    overlap = OverlapOptions(plain: line)
    options = line.options
  }
}

extension Status: PlainVerb {
  static let shape = PlainLine.Shape(options: ["--format"])

  init?(plain line: PlainLine) {
    self.init()
    format = line["--format"]
    options = line.options
  }
}

extension Log: PlainVerb {
  static let shape = PlainLine.Shape(
    words: 1...6, flags: OverlapOptions.names,
    options: RemarkOptions.names + ["--at", "--from", "--to"])

  init?(plain line: PlainLine) {
    self.init()
    skill = line.words[0]
    span = Array(line.words.dropFirst())
    at = line["--at"]
    from = line["--from"]
    to = line["--to"]
    remark = RemarkOptions(plain: line)
    overlap = OverlapOptions(plain: line)
    options = line.options
  }
}

extension Done: PlainVerb {
  static let shape = PlainLine.Shape(
    words: 1...2, options: ["--at", "--evidence", "--note"])

  init?(plain line: PlainLine) {
    self.init()
    skill = line.words[0]
    proof = line.words.dropFirst().first
    at = line["--at"]
    evidence = line["--evidence"]
    note = line["--note"]
    options = line.options
  }
}

extension AddNote: PlainVerb {
  static let shape = PlainLine.Shape(words: 0...2)

  init?(plain line: PlainLine) {
    self.init()
    first = line.words.first
    second = line.words.dropFirst().first
    options = line.options
  }
}

extension History: PlainVerb {
  static let shape = PlainLine.Shape(options: ["--from", "--to", "--skill", "--tag", "-n"])

  init?(plain line: PlainLine) {
    guard line.all("--tag").count <= 1 else { return nil }
    self.init()
    from = line["--from"]
    to = line["--to"]
    skill = line["--skill"]
    tag = line["--tag"]
    number = nil
    if let count = line["-n"] {
      guard let count = Int(count) else { return nil }
      number = count
    }
    options = line.options
  }
}

extension Undo: PlainVerb {
  static let shape = PlainLine.Shape(flags: ["--list"])

  init?(plain line: PlainLine) {
    self.init()
    count = 1
    list = line.has("--list")
    options = line.options
  }
}

extension Level: PlainVerb {
  static let shape = PlainLine.Shape(flags: ["--explain"], options: ["--as-of"])

  init?(plain line: PlainLine) {
    self.init()
    asOf = line["--as-of"]
    explain = line.has("--explain")
    fresh = false
    atLeast = nil
    diff = nil
    all = false
    judge = .plain
    options = line.options
  }
}

extension Next: PlainVerb {
  static let shape = PlainLine.Shape(options: ["-n"])

  init?(plain line: PlainLine) {
    self.init()
    number = Next.usual
    if let count = line["-n"] {
      guard let count = Int(count) else { return nil }
      number = count
    }
    judge = .plain
    options = line.options
  }
}

extension Report: PlainVerb {
  static let shape = PlainLine.Shape(
    flags: ReportPeriod.allCases.map { "--\($0.rawValue)" } + ["--csv"],
    options: ["--from", "--to", "--by"])

  init?(plain line: PlainLine) {
    let periods = ReportPeriod.allCases.filter { line.has("--\($0.rawValue)") }
    guard periods.count <= 1 else { return nil }
    self.init()
    period = periods.first
    from = line["--from"]
    to = line["--to"]
    by = .skill
    if let grouping = line["--by"] {
      guard let grouping = ReportGrouping(rawValue: grouping) else { return nil }
      by = grouping
    }
    csv = line.has("--csv")
    options = line.options
  }
}
