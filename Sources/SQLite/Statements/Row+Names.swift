import CThinSQLite

/// Typed reads by column name, for wide rows. Each searches the columns: in a loop over many rows
/// use ``column(_:)`` once.
extension Row {
  /// The first column of that name, compared byte for byte (`sqlite3_column_name`).
  /// - Throws: `.range` if the row has no such column.
  public func column(_ name: String) throws(SQLiteError) -> Int {
    for index in 0..<count where self.name(index) == name { return index }
    throw SQLiteError(.range, "there is no column named \(name)", statement)
  }

  public func isNull(_ name: String) throws(SQLiteError) -> Bool {
    try isNull(try column(name))
  }

  public func int(_ name: String) throws(SQLiteError) -> Int {
    try int(try column(name))
  }

  public func int64(_ name: String) throws(SQLiteError) -> Int64 {
    try int64(try column(name))
  }

  public func bool(_ name: String) throws(SQLiteError) -> Bool {
    try bool(try column(name))
  }

  public func double(_ name: String) throws(SQLiteError) -> Double {
    try double(try column(name))
  }

  public func text(_ name: String) throws(SQLiteError) -> String {
    try text(try column(name))
  }

  public func blob(_ name: String) throws(SQLiteError) -> [UInt8] {
    try blob(try column(name))
  }

  public func value(_ name: String) throws(SQLiteError) -> SQLValue {
    try value(try column(name))
  }

  public func optionalInt(_ name: String) throws(SQLiteError) -> Int? {
    try optionalInt(try column(name))
  }

  public func optionalInt64(_ name: String) throws(SQLiteError) -> Int64? {
    try optionalInt64(try column(name))
  }

  public func optionalDouble(_ name: String) throws(SQLiteError) -> Double? {
    try optionalDouble(try column(name))
  }

  public func optionalText(_ name: String) throws(SQLiteError) -> String? {
    try optionalText(try column(name))
  }

  public func optionalBlob(_ name: String) throws(SQLiteError) -> [UInt8]? {
    try optionalBlob(try column(name))
  }
}
