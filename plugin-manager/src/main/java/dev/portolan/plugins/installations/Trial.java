package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.secrets.SecretService;
import java.util.Map;
import java.util.UUID;

/// An installation as it would be, to be tried before it is saved.
///
/// @param installation of the stored secrets; of nobody when nothing is installed
/// @param fresh secrets that are not stored, by JSON Pointer
public record Trial(UUID installation, Published release, Setup setup, Map<String, SecretService.Opened> fresh) {
    public Trial {
        fresh = Map.copyOf(fresh);
    }
}
