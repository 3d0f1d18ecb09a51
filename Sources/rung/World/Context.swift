import SkillCore
import SkillExchange

/// The world as one command sees it: the only place that knows the clock, the environment, the
/// terminal and the streams. Tests make their own.
struct Context {
  var environment: Variables
  var now: Instant
  var zone: Zone
  /// Why `zone` is UTC, where the machine's own zone cannot be used.
  var zoneFault: ZoneFault?
  /// The rules of another zone by its name; nil where this machine has none.
  var zoneNamed: @Sendable (String) -> Zone? = { _ in nil }
  /// What stdout is; colour, bars and width depend on it.
  var terminal: Terminal
  /// The user's answer to a question on the terminal; nil where nobody can be asked.
  var ask: ((String) -> String?)?
  /// Shows a text with a program, screen by screen; false where it cannot be started. Nil where
  /// there is no terminal.
  var page: ((_ text: [UInt8], _ program: [String]) -> Bool)?
  /// Runs a program with its arguments on the terminal and returns its exit status; nil where
  /// there is no terminal.
  var run: (([String]) throws -> Int32)?
  /// All of standard input; of more than `limit` bytes only a little more than those.
  var readInput: (_ limit: Int) throws -> [UInt8]
  var newID: () -> FactID
  /// The version of a roadmap that this program carries.
  var shippedRoadmap: (Slug) throws -> Roadmap? = ShippedRoadmap.find
  /// What the user settled in `config.json`.
  var preferences = Preferences()
  /// Writes to stdout. Streams use it as they go; an answer's text is written once, at the end.
  var write: ([UInt8]) throws -> Void
  /// Writes a line to stderr.
  var warn: (String) -> Void
  /// Draws a progress bar; nil where stderr is no terminal.
  var progress: ((String) -> Void)?

  struct Terminal {
    var isTerminal: Bool
    /// Cells in a line; 80 where nobody knows.
    var width: Int
    /// Lines; nil where nobody knows.
    var height: Int?
  }

  /// Prose for people, parted at word boundaries where a terminal is too narrow for it; a pipe gets
  /// the lines as they are. Tables fit by themselves.
  func wrapped(_ text: String) -> String {
    guard terminal.isTerminal else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { String($0).wrapped(toCells: terminal.width, hanging: 2) }
      .joined(separator: "\n")
  }

  var today: LocalDay { zone.moment(now).localDay }

  /// The login's name, for the learner that the first command makes.
  var login: String {
    [environment["LOGNAME"], environment["USER"]].compactMap { $0 }.first { !$0.isEmpty } ?? "me"
  }
}

/// What a command says: the answer for stdout, remarks for stderr, and whether the answer is no.
struct Answer {
  var text: String
  var remarks: [String] = []
  var code: ExitStatus = .done
  /// Whether it is data, which leaves as it is: JSON, a table, a file. All else has its control
  /// characters made visible.
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
