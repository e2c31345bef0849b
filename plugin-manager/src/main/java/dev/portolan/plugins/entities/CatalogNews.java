package dev.portolan.plugins.entities;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.streams.CloudEvent;

/// Something has happened in the current tenant's catalog. Fired once, in the transaction that remembers it: what an
/// observer throws has it tried again.
public record CatalogNews(CloudEvent head, CatalogEvent event) {}
