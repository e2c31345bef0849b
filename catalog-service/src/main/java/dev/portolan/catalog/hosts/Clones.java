package dev.portolan.catalog.hosts;

/// Addresses that repositories are cloned from.
final class Clones {
    private static final String SUFFIX = ".git";

    private Clones() {}

    /// The repository's steps, without `.git` at their end.
    static String path(PlainUrl repository) {
        var path = repository.path(0, repository.steps().size());
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }
}
