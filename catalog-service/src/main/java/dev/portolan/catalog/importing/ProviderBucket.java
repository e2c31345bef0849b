package dev.portolan.catalog.importing;

/// What the catalog keeps an import's own entities under.
final class ProviderBucket {
    static final String TYPE = "import";

    private ProviderBucket() {}
}
