import CThinSQLite

extension Database {
  /// Creates a scalar SQL function (`sqlite3_create_function_v2`).
  ///
  /// An error thrown by the closure becomes the statement's error message. Views, triggers and
  /// indexes cannot use the function: the schema is not trusted.
  /// - Parameters:
  ///   - argumentCount: -1 for any number.
  ///   - deterministic: the same arguments always give the same value.
  /// - Throws: `.misuse` for a name over 255 bytes or a count that SQLite does not allow.
  public func createFunction(
    _ name: String, argumentCount: Int, deterministic: Bool,
    _ body: @escaping ([SQLValue]) throws -> SQLValue
  ) throws(SQLiteError) {
    let context = Unmanaged.passRetained(Function(body: body)).toOpaque()
    let code = sqlite3_create_function_v2(
      connection.handle, name, Int32(clamping: argumentCount),
      SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0), context,
      { context, count, arguments in
        guard let context, let held = sqlite3_user_data(context) else { return }
        let function = Unmanaged<Function>.fromOpaque(held).takeUnretainedValue()
        function.call(context, UnsafeBufferPointer(start: arguments, count: Int(count)))
      }, nil, nil,
      { held in if let held { Unmanaged<Function>.fromOpaque(held).release() } })
    if code != SQLITE_OK { throw SQLiteError(code, on: connection.handle, sql: nil) }
  }

  /// Creates a collation for `order by x collate name` (`sqlite3_create_collation_v2`).
  /// - Parameter compare: negative, zero or positive, as its first text sorts before, with or
  ///   after the second. It must be a total order.
  /// - Throws: `.busy` while a statement uses a collation of the same name.
  public func createCollation(
    _ name: String, _ compare: @escaping (String, String) -> Int
  ) throws(SQLiteError) {
    let context = Unmanaged.passRetained(Collation(compare: compare)).toOpaque()
    let code = sqlite3_create_collation_v2(
      connection.handle, name, SQLITE_UTF8, context,
      { held, count1, text1, count2, text2 in
        guard let held else { return 0 }
        let collation = Unmanaged<Collation>.fromOpaque(held).takeUnretainedValue()
        return Int32(collation.compare(text(text1, count1), text(text2, count2)).signum())
      },
      { held in if let held { Unmanaged<Collation>.fromOpaque(held).release() } })
    if code != SQLITE_OK {
      Unmanaged<Collation>.fromOpaque(context).release()  // unlike a function's, ours to release
      throw SQLiteError(code, on: connection.handle, sql: nil)
    }
  }
}

private final class Function {
  let body: ([SQLValue]) throws -> SQLValue

  init(body: @escaping ([SQLValue]) throws -> SQLValue) {
    self.body = body
  }

  func call(_ context: OpaquePointer, _ arguments: UnsafeBufferPointer<OpaquePointer?>) {
    var values: [SQLValue] = []
    for argument in arguments {
      guard let argument else { return sqlite3_result_error_nomem(context) }
      switch SQLValue.copy(argument) {
      case .success(let value): values.append(value)
      case .failure(.outOfMemory): return sqlite3_result_error_nomem(context)
      case .failure(.notUTF8):
        return sqlite3_result_error(context, "an argument is not valid UTF-8", -1)
      }
    }
    do {
      give(try body(values), to: context)
    } catch {
      sqlite3_result_error(context, "\(error)", -1)
    }
  }

  private func give(_ value: SQLValue, to context: OpaquePointer) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let value): sqlite3_result_int64(context, value)
    // SQLite would turn it into NULL.
    case .real(let value) where value.isNaN:
      sqlite3_result_error(context, "SQLite cannot store NaN", -1)
    case .real(let value): sqlite3_result_double(context, value)
    case .text(let value):
      withBytes(of: value) { rung_result_text(context, $0, UInt64($1)) }
    case .blob(let value) where value.isEmpty: sqlite3_result_zeroblob(context, 0)
    case .blob(let value):
      value.withUnsafeBytes { rung_result_blob(context, $0.baseAddress, UInt64($0.count)) }
    }
  }
}

private final class Collation {
  let compare: (String, String) -> Int

  init(compare: @escaping (String, String) -> Int) {
    self.compare = compare
  }
}

/// A collation cannot fail, so invalid UTF-8 is repaired.
private func text(_ bytes: UnsafeRawPointer?, _ count: Int32) -> String {
  String(decoding: UnsafeRawBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
}
