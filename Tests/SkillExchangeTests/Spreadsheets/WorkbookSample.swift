/// A workbook of two sheets, packed by Python's zipfile: a title alone, and a table whose second row has
/// the headings, with days, clocks and lengths by their formats, shared and inline texts, a gap in the
/// rows, and a cell with an error.
enum WorkbookSample {
  static let bytes = base64(text)

  private static func base64(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (bytes, bits, count): ([UInt8], Int, Int) = ([], 0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { continue }
      (bits, count) = (bits << 6 | value, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
        bits &= 1 << count - 1
      }
    }
    return bytes
  }

  private static let text = """
    UEsDBBQAAAAAAAAAIVzuR1hmHQAAAB0AAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDw/eG1sIHZlcnNpb249IjEuMC
    I/PjxUeXBlcy8+UEsDBBQAAAAIAAAAIVwQc4GGkgAAAOQAAAAPAAAAeGwvd29ya2Jvb2sueG1sXY5BDoIwEEWvMpmF
    O62wMkghbkzYmagHKLZRAu2YKWi9vcUYIe7+n7yXP3kZbAcPw74hJzFZrRGMu5Bu3FXi+bRfbrAs8pA9iduaqIXIO5
    8FiQq/mSXWOGcOLMbqb8b0/pfAKWsk7moaeoTPqdJxEoGzJgaudILiHz/2g37BQtn7FiyxmZnpzExHU0ybYvqmeANQ
    SwMEFAAAAAgAAAAhXJJwXKVQAAAAkgAAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc7MJSs1JLMnMzyvOyC
    wotrNB5ip4ptgqFXmmGCkphCQWpaeW2CqV5xdlF2ekppYU6xeXlKZU6lXk5ijpY9dmiNCmX5Gjj6wVRBnC9OqjOgEA
    UEsDBBQAAAAIAAAAIVxOQsVcVAAAAHEAAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1ssynPL8ouzkhNLbGzAV
    MuiSWJdjZF+eUKRbZKhkp2NskghqOhkkKJrVJmXk5mXmpwSRFQPLPYzqbEzrdSISc/3UYfqF0fJKKfDMRA3UASyTh9
    hC0AUEsDBBQAAAAIAAAAIVxDjLAjLAEAACMDAAAXAAAAeGwvd29ya3NoZWV0cy9zdHVkeS54bWx1k1FPgzAQx9/9FF
    gS3qTQoxuE0kRFEp9NfMfZKXFupjSbH19KWddW7UtpfnfX//+OstNBfozvQijO5q3tVc+ZPJwi2SCCONvoj1uCItWg
    cTofecbwkTO8Wdidy3Kf3buM+Kx1Gfisc1lhGZ508auzOrDqAEVjg3ITvcpgHSgEpxoNFJpcYpyltARvBZVaEw1z9C
    ol9OEmcNWZu4b9btiLJyWnyGGcGsqZ4n2U7FT9krypOmJYaT8LSeLvdZdDncQEoCxqS7FO/m2dWut0FlRY62Uajoca
    87OULUdSoKT//KrR6zAihrc6UYrpEPSFLn3BZ+vUtC/N/AVuCy4qdZY3k8qp/9cw9D3+X+Jbrqzl6lyzCK1W/8+5NU
    zMLG4fn3F27d/EsPMA8OVd/ABQSwMEFAAAAAgAAAAhXJ20Hq9uAAAAxwAAABQAAAB4bC9zaGFyZWRTdHJpbmdzLnht
    bLMpLi6xsynOtLMpsXNJLCnNtdEH8vVBAhBBt8TkDHQxp9T0zLw8NFGFitwcq+KCxORUW6WCotTi1KKyVCU7BZfE0t
    QiVKVFIDP88iGCRVB+SWYVXADJqqLUlMxisERRQAZIoAKqCsQDq9MH+QAAUEsDBBQAAAAIAAAAIVxM7BaIhAAAACkB
    AAANAAAAeGwvc3R5bGVzLnhtbLMpLqnMSQ3OSE0tsbPJK811yy0phjEUIJRniq2SoZmJkkJaflFuYolzfkqqrVIlEK
    gVluaXWD/duQXCyIVQz+Z0QBgpUP70pRCGtYOSvp2NPtyS5NScnGCQ7RFpQF5FGrJ1JmClqCpAPEylBiCVWDSjCBlh
    qjIxw9RohrAWbJE+UuAAAFBLAQIUAxQAAAAAAAAAIVzuR1hmHQAAAB0AAAATAAAAAAAAAAAAAACAAQAAAABbQ29udG
    VudF9UeXBlc10ueG1sUEsBAhQDFAAAAAgAAAAhXBBzgYaSAAAA5AAAAA8AAAAAAAAAAAAAAIABTgAAAHhsL3dvcmti
    b29rLnhtbFBLAQIUAxQAAAAIAAAAIVyScFylUAAAAJIAAAAaAAAAAAAAAAAAAACAAQ0BAAB4bC9fcmVscy93b3JrYm
    9vay54bWwucmVsc1BLAQIUAxQAAAAIAAAAIVxOQsVcVAAAAHEAAAAYAAAAAAAAAAAAAACAAZUBAAB4bC93b3Jrc2hl
    ZXRzL3NoZWV0MS54bWxQSwECFAMUAAAACAAAACFcQ4ywIywBAAAjAwAAFwAAAAAAAAAAAAAAgAEfAgAAeGwvd29ya3
    NoZWV0cy9zdHVkeS54bWxQSwECFAMUAAAACAAAACFcnbQer24AAADHAAAAFAAAAAAAAAAAAAAAgAGAAwAAeGwvc2hh
    cmVkU3RyaW5ncy54bWxQSwECFAMUAAAACAAAACFcTOwWiIQAAAApAQAADQAAAAAAAAAAAAAAgAEgBAAAeGwvc3R5bG
    VzLnhtbFBLBQYAAAAABwAHAM4BAADPBAAAAAA=
    """
}
