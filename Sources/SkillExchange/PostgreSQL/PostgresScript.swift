/// Writes a script for psql: the schema, then rows in statements of some 64 KB, all in one
/// transaction.
public struct PostgresScript {
  private let write: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var table: PostgresTable?
  /// How many NULs were replaced by ␀.
  public private(set) var replacedNULs = 0
  private static let bufferSize = 65_536

  /// - Parameter write: takes the bytes; its errors are rethrown.
  public init(write: @escaping ([UInt8]) throws -> Void) {
    self.write = write
    buffer = PackageResources.schema_sql
  }

  /// Appends a row, with values in the order of the columns; rows of one table must be consecutive.
  public mutating func append(_ row: [PostgresValue], to table: PostgresTable) throws {
    if self.table == table {
      buffer += ",\n".utf8
    } else {
      endStatement()
      buffer += table.beginning.utf8
      self.table = table
    }
    buffer.append(UInt8(ascii: "("))
    for (index, value) in row.enumerated() {
      if index > 0 { buffer += ", ".utf8 }
      replacedNULs += value.append(to: &buffer)
    }
    buffer.append(UInt8(ascii: ")"))
    if buffer.count >= PostgresScript.bufferSize {
      endStatement()
      try flush()
    }
  }

  /// Call it once, after the last row.
  public mutating func finish() throws {
    endStatement()
    buffer += "commit;\n".utf8
    try flush()
  }

  private mutating func endStatement() {
    if let table { buffer += table.ending.utf8 }
    table = nil
  }

  private mutating func flush() throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
