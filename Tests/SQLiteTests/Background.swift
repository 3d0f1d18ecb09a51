import Foundation

/// Work on a thread of its own.
struct Background {
  private let over = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Void) {
    let over = over
    Thread {
      work()
      over.signal()
    }.start()
  }

  /// Returns when the work is over.
  func wait() {
    over.wait()
  }
}
