import SkillCore
import SkillExchange

/// The clock, the environment, the terminal and the streams of one command. Tests make their own.
struct Context {
  var environment: Variables
  var now: Instant
  var zone: Zone
  /// Why `zone` is UTC, if the machine's zone cannot be used.
  var zoneFault: ZoneFault?
  /// Another zone by name; nil if this machine does not have it.
  var zoneNamed: @Sendable (String) -> Zone? = { _ in nil }
  /// What stdout is; decides on colour, bars and width.
  var terminal: Terminal
  /// Asks a question on the terminal; nil without one.
  var ask: ((String) -> String?)?
  /// Shows a text in a pager; false if it cannot be started. Nil without a terminal.
  var page: ((_ text: [UInt8], _ program: [String]) -> Bool)?
  /// Runs a program on the terminal and returns its exit status; nil without a terminal.
  var run: (([String]) throws -> Int32)?
  /// Reads standard input; stops a little after `limit` bytes.
  var readInput: (_ limit: Int) throws -> [UInt8]
  var newID: () -> FactID
  /// The version of a roadmap that ships with this program.
  var shippedRoadmap: (Slug) throws -> Roadmap? = ShippedRoadmap.find
  /// From `config.json`.
  var preferences = Preferences()
  /// Writes to stdout. Exports stream through it; an answer's text is written once, at the end.
  var write: ([UInt8]) throws -> Void
  /// Writes a line to stderr.
  var warn: (String) -> Void
  /// Draws a progress bar; nil if stderr is not a terminal.
  var progress: ((String) -> Void)?

  struct Terminal {
    var isTerminal: Bool
    /// Cells in a line; 80 if unknown.
    var width: Int
    /// Lines; nil if unknown.
    var height: Int?
  }

  /// Prose wrapped to the terminal's width; unchanged in a pipe. Tables lay themselves out.
  func wrapped(_ text: String) -> String {
    guard terminal.isTerminal else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { String($0).wrapped(toCells: terminal.width, hanging: 2) }
      .joined(separator: "\n")
  }

  var today: LocalDay { zone.moment(now).localDay }

  /// The login name, for the learner that the first command creates.
  var login: String {
    [environment["LOGNAME"], environment["USER"]].compactMap { $0 }.first { !$0.isEmpty } ?? "me"
  }
}

/// What a command returns: the answer for stdout, remarks for stderr, the exit code.
struct Answer {
  var text: String
  var remarks: [String] = []
  var code: ExitStatus = .done
  /// Whether it is data (JSON, CSV, a file), written unchanged. In other answers control characters
  /// are made visible.
  var isData = false

  init(
    _ text: String, remarks: [String] = [], code: ExitStatus = .done, isData: Bool = false
  ) {
    self.text = text
    self.remarks = remarks
    self.code = code
    self.isData = isData
  }
}
