package dev.portolan.ui.page;

import com.google.re2j.Pattern;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Links within the portal, and to addresses that others gave.
public final class Links {
    private static final Set<String> SAFE = Set.of("https", "http", "mailto");
    /// Without what browsers read as something else than it looks: backslashes, spaces, controls.
    private static final Pattern PATH = Pattern.compile("/[!-\\[\\]-~]*");

    private static final int LONGEST = 2_000;

    private Links() {}

    /// A link to a page of the portal.
    ///
    /// @param path starts with a slash
    public static Anchor page(String path, String text) {
        return new Anchor(path, text);
    }

    /// As [#page], for what is done next: it looks like a button.
    public static Anchor button(String path, String text) {
        var link = new Anchor(path, text);
        link.addClassNames("button-link", "secondary");
        return link;
    }

    public static String path(Slug tenant, EntityRef ref) {
        return "/" + tenant + "/catalog/" + ref.namespace() + "/" + ref.kind() + "/" + ref.name();
    }

    public static String path(Slug tenant, PluginId plugin) {
        return "/" + tenant + "/plugins/" + plugin;
    }

    /// A link to an entity; plain text when the reference cannot be read.
    public static Component entity(Slug tenant, String reference) {
        return ref(reference)
                .<Component>map(ref -> {
                    var link = new Anchor(path(tenant, ref), ref.name());
                    link.addClassName("entity-link");
                    link.setTitle(ref.toString());
                    return link;
                })
                .orElseGet(() -> new Span(reference));
    }

    public static Optional<EntityRef> ref(String reference) {
        try {
            return Optional.of(EntityRef.parse(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A link within the organization where the address is a path, and out of the portal where it is a whole address;
    /// plain text when it is neither.
    ///
    /// @param address of others: `/catalog` is the catalog of this organization
    public static Component any(Slug tenant, String address, String text) {
        return inside(tenant, address).<Component>map(path -> page(path, text)).orElseGet(() -> outside(address, text));
    }

    /// The path of a page of this organization, from a path that others gave.
    ///
    /// @return empty when it is no path that could lead nowhere else
    public static Optional<String> inside(Slug tenant, String path) {
        if (path.length() > LONGEST || !PATH.matches(path) || path.startsWith("//") || path.contains("..")) {
            return Optional.empty();
        }
        var own = "/" + tenant;
        return Optional.of(
                path.equals(own) || path.startsWith(own + "/") || path.startsWith(own + "?") ? path : own + path);
    }

    /// A link that leaves the portal; plain text when its scheme could run something.
    public static Component outside(String address, String text) {
        if (!safe(address)) {
            return new Span(text);
        }
        var link = new Anchor(address, text);
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("outside");
        return link;
    }

    /// As [#any] without a text, for what is more than that; empty where it leads nowhere.
    public static Optional<Anchor> anywhere(Slug tenant, String address) {
        return any(tenant, address, "") instanceof Anchor link ? Optional.of(link) : Optional.empty();
    }

    static boolean safe(String address) {
        try {
            var scheme = URI.create(address.strip()).getScheme();
            return scheme != null && SAFE.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
