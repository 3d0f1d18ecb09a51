import CThinSQLite

/// The closures that SQLite calls back.
struct Hooks {
  var progress: (() -> Bool)?
  var trace: ((String) -> Void)?
  var authorizer: ((Action) -> Bool)?

  /// An action to authorize, in the codes of `sqlite3_set_authorizer`.
  struct Action {
    let code: Int32
    let first: String?
    let second: String?
  }
}

extension Database {
  /// Calls the closure periodically (`sqlite3_progress_handler`); false stops the statement with
  /// ``ResultCode/interrupt``. It must not use the database.
  /// - Parameter steps: the number of virtual machine instructions between two calls.
  public func setProgressHandler(every steps: Int = 1000, _ goOn: (() -> Bool)?) {
    connection.hooks.progress = goOn
    sqlite3_progress_handler(
      connection.handle, goOn == nil ? 0 : Int32(clamping: max(1, steps)),
      { context in connectionAt(context)?.hooks.progress?() == false ? 1 : 0 },
      context)
  }

  /// Shows each statement as it starts, with its values (`sqlite3_trace_v2`,
  /// `sqlite3_expanded_sql`), without those of triggers.
  public func trace(_ show: ((String) -> Void)?) {
    connection.hooks.trace = show
    sqlite3_trace_v2(
      connection.handle, show == nil ? 0 : UInt32(SQLITE_TRACE_STMT),
      { _, context, statement, text in
        guard let show = connectionAt(context)?.hooks.trace else { return 0 }
        let given = string(text?.assumingMemoryBound(to: CChar.self))
        if given?.hasPrefix("--") == true { return 0 }
        let expanded = sqlite3_expanded_sql(statement.map(OpaquePointer.init))
        defer { sqlite3_free(expanded) }
        show(string(expanded) ?? given ?? "")
        return 0
      }, context)
  }

  /// Authorizes each action of a statement (`sqlite3_set_authorizer`); false makes preparing fail
  /// with ``ResultCode/auth``.
  func setAuthorizer(_ allows: ((Hooks.Action) -> Bool)?) {
    connection.hooks.authorizer = allows
    guard allows != nil else {
      sqlite3_set_authorizer(connection.handle, nil, nil)
      return
    }
    sqlite3_set_authorizer(
      connection.handle,
      { context, code, first, second, _, _ in
        let action = Hooks.Action(code: code, first: string(first), second: string(second))
        let allows = connectionAt(context)?.hooks.authorizer
        return allows?(action) == false ? SQLITE_DENY : SQLITE_OK
      }, context)
  }

  private var context: UnsafeMutableRawPointer {
    Unmanaged.passUnretained(connection).toOpaque()
  }
}

private func connectionAt(_ context: UnsafeMutableRawPointer?) -> Connection? {
  context.map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
}
