import Testing

@testable import ThinSQLite

/// The error that a piece of work ends with; nil, and a failed test, when it ends well.
func failure<R>(
  _ work: () throws -> R, at location: SourceLocation = #_sourceLocation
) -> SQLiteError? {
  do {
    _ = try work()
    Issue.record("nothing was refused", sourceLocation: location)
  } catch let error as SQLiteError {
    return error
  } catch {
    Issue.record("another error: \(error)", sourceLocation: location)
  }
  return nil
}
