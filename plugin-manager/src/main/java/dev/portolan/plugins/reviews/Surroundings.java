package dev.portolan.plugins.reviews;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.scanning.KnownName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a package is compared with.
///
/// @param before the release before it
/// @param others how other publishers call their plugins
/// @param trusted whether its publisher may ask for more without a review
record Surroundings(@Nullable PluginPackage before, List<KnownName> others, boolean trusted) {
    Surroundings {
        others = List.copyOf(others);
    }
}
