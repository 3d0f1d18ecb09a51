import CThinSQLite

/// A prepared statement with its state; a plain handle, owned by a ``Statement`` or by the cache.
@frozen @usableFromInline
struct Prepared {
  @usableFromInline let pointer: OpaquePointer
  /// Whether it is stepping, its parameter count, and a bit for each bound parameter.
  @usableFromInline let state: UnsafeMutablePointer<UInt64>

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    let count = UInt64(max(0, sqlite3_bind_parameter_count(pointer)))
    let words = Int((count + 63) / 64)
    state = .allocate(capacity: 2 + words)
    state.initialize(repeating: 0, count: 2 + words)
    state[1] = count
  }

  @usableFromInline
  func finalize() {
    sqlite3_finalize(pointer)
    state.deallocate()
  }

  @inlinable
  var isRunning: Bool {
    get { state[0] != 0 }
    nonmutating set { state[0] = newValue ? 1 : 0 }
  }

  @inlinable
  var parameterCount: Int { Int(state[1]) }

  /// Whether every parameter is bound.
  @inlinable
  var isComplete: Bool {
    var left = state[1]
    var word = 2
    while left > 0 {
      let wanted: UInt64 = left >= 64 ? .max : (1 << left) &- 1
      if state[word] != wanted { return false }
      left = left >= 64 ? left &- 64 : 0
      word &+= 1
    }
    return true
  }

  /// Marks a parameter as bound; `index` was just accepted by SQLite.
  @inlinable
  func note(_ index: Int) {
    state[2 &+ (index &- 1) / 64] |= 1 << UInt64(truncatingIfNeeded: (index &- 1) % 64)
  }

  /// The first unbound parameter, from 1.
  var firstMissing: Int {
    var index = 1
    while index <= parameterCount, state[2 + (index - 1) / 64] & 1 << UInt64((index - 1) % 64) != 0
    {
      index += 1
    }
    return index
  }

  /// Clears all values (`sqlite3_clear_bindings`), which also frees their memory.
  @inlinable
  func clear() {
    if state[1] == 0 { return }
    sqlite3_clear_bindings(pointer)
    var word = 0
    while word &* 64 < parameterCount {
      state[2 &+ word] = 0
      word &+= 1
    }
  }
}
