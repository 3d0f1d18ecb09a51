/// A plain Swift value that can be a parameter: `Int`, `Int64`, `Double`, `Bool`, `String`,
/// `[UInt8]`, ``SQLValue``, an optional of these (`nil` is NULL), or some that are ``Named`` or
/// ``Listed``.
///
/// A program's own type conforms by binding its stored value:
/// ```swift
/// extension LearnerID: SQLBindable {
///   func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
///     try statement.bind(rawValue, at: index)
///   }
/// }
/// ```
public protocol SQLBindable {
  /// Binds the value to the parameter with that number, counted from 1.
  func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError)
}

extension Int: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Int64: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Double: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Bool: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension String: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension [UInt8]: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension SQLValue: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    if let self {
      try self.bind(to: statement, at: index)
    } else {
      try statement.bindNull(at: index)
    }
  }
}

/// A parameter given by name:
/// `db.run("update skill set label = :label where id = :id", Named("id", 7), Named("label", "x"))`.
public struct Named<Value: SQLBindable>: SQLBindable {
  @usableFromInline let name: String
  @usableFromInline let value: Value

  /// - Parameter name: with or without its `:`, `@` or `$`.
  @inlinable
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(value, named: name)
  }
}

/// Values for all remaining parameters, if their number is only known at run time: `db.run("insert
/// into t values (?, ?)", Listed(values))`.
public struct Listed: SQLBindable {
  @usableFromInline let values: [SQLValue]

  @inlinable
  public init(_ values: [SQLValue]) {
    self.values = values
  }

  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int) throws(SQLiteError) {
    var index = index
    for value in values {
      try statement.bind(value, at: index)
      index &+= 1
    }
  }
}
