/// An SQLite result code.
///
/// An open newtype over the extended result codes of <https://sqlite.org/rescode.html>; codes
/// without a name here are valid, too. Compare an extended code with `==` (`error.code ==
/// .constraintUnique`), a family by its ``primary`` code (`error.code.primary == .constraint`).
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  private init(_ primary: Int32, _ extended: Int32 = 0) {
    rawValue = primary | extended << 8
  }

  /// The family: the low eight bits.
  public var primary: ResultCode { ResultCode(rawValue & 0xff) }

  public static let error = ResultCode(1)
  public static let permission = ResultCode(3)
  public static let busy = ResultCode(5)
  public static let locked = ResultCode(6)
  public static let outOfMemory = ResultCode(7)
  public static let readOnly = ResultCode(8)
  public static let interrupt = ResultCode(9)
  public static let ioError = ResultCode(10)
  public static let corrupt = ResultCode(11)
  public static let full = ResultCode(13)
  public static let cantOpen = ResultCode(14)
  public static let schema = ResultCode(17)
  public static let tooBig = ResultCode(18)
  public static let constraint = ResultCode(19)
  public static let mismatch = ResultCode(20)
  public static let misuse = ResultCode(21)
  public static let auth = ResultCode(23)
  public static let range = ResultCode(25)
  public static let notADatabase = ResultCode(26)

  /// SQL was run in a transaction that SQLite has already rolled back.
  public static let abortRollback = ResultCode(4, 2)
  /// The file has a hot journal of a killed writer, and this connection may not roll it back.
  public static let readOnlyRollback = ResultCode(8, 3)
  /// Not one of SQLite's: the journal names another file as its super-journal. Connections here
  /// never write or follow such a journal.
  public static let foreignJournal = ResultCode(14, 200)
  public static let ioErrorWrite = ResultCode(10, 3)
  /// Out of memory during disk I/O.
  public static let ioErrorNoMemory = ResultCode(10, 12)
  public static let constraintCheck = ResultCode(19, 1)
  public static let constraintForeignKey = ResultCode(19, 3)
  public static let constraintNotNull = ResultCode(19, 5)
  public static let constraintPrimaryKey = ResultCode(19, 6)
  public static let constraintTrigger = ResultCode(19, 7)
  public static let constraintUnique = ResultCode(19, 8)
  /// A STRICT table got a value of another type.
  public static let constraintDataType = ResultCode(19, 12)
}

extension ResultCode: CustomStringConvertible {
  /// SQLite's English message for the code, with its number: `constraint failed (2067)`.
  public var description: String { "\(words) (\(rawValue))" }
}
