package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.packages.Extension;
import org.jspecify.annotations.Nullable;

/// A look that a member takes at an extension.
///
/// @param visible the extension itself
/// @param about the entity that it is shown for; null for an extension without one
/// @param params what stands in the address of its page
/// @param locale as the function is told it, for example `en`
record Visit(
        ActiveExtension active,
        Extension.Visible visible,
        @Nullable EntityRef about,
        ObjectNode params,
        String locale) {}
