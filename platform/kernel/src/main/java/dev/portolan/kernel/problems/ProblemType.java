package dev.portolan.kernel.problems;

/// One kind of failure that a client can tell apart. Each service has its own enum of these; docs/problems.md lists
/// all.
public interface ProblemType {
    /// Last path segment of the RFC 9457 `type` URI; never reused for another meaning.
    String slug();

    /// HTTP status code, 400 to 599.
    int status();

    String title();
}
