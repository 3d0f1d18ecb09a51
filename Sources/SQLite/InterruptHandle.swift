import CThinSQLite
import Synchronization

/// Stops what a connection is doing, from another thread or from a signal handler.
///
/// The only part of a connection that may cross threads. It outlives the connection safely: once
/// that is closed, ``interrupt()`` does nothing.
public final class InterruptHandle: Sendable {
  /// The connection's address; a number, since a pointer is not Sendable.
  private let address: Mutex<UInt?>
  private let count = Atomic<Int>(0)

  init(_ handle: OpaquePointer) {
    address = Mutex(UInt(bitPattern: handle))
  }

  /// `sqlite3_interrupt`: running statements fail with ``ResultCode/interrupt``, and waits for
  /// another process end. Never blocks, so that a signal handler may call it.
  public func interrupt() {
    count.wrappingAdd(1, ordering: .relaxed)
    // The lock is only held while the connection is closing: then there is nothing to stop.
    _ = address.withLockIfAvailable { address in
      if let address, let handle = OpaquePointer(bitPattern: address) { sqlite3_interrupt(handle) }
    }
  }

  /// The number of interrupts, for a waiting busy handler.
  var requests: Int { count.load(ordering: .relaxed) }

  func forget() {
    address.withLock { $0 = nil }
  }
}
