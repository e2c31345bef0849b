package dev.portolan.kernel.problems;

/// One kind of failure that a client can tell apart. Each service names its own; docs/problems.md lists all.
///
/// @param slug last path segment of the RFC 9457 `type` URI; never reused for another meaning
/// @param status HTTP status code, 400 to 599
public record ProblemType(String slug, int status, String title) {}
