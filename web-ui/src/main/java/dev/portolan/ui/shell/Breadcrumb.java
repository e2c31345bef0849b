package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Says where one is, from the address.
public final class Breadcrumb extends Nav {
    private static final long serialVersionUID = 1;

    private final OrderedList list = new OrderedList();
    private transient UnaryOperator<String> titles = path -> "";

    public Breadcrumb() {
        addClassName("breadcrumb");
        getElement().setAttribute("aria-label", "Breadcrumb");
        add(list);
    }

    /// Says where the titles of pages come from that are not in their address; empty for a page without.
    void named(UnaryOperator<String> source) {
        titles = source;
    }

    public void show(String path) {
        list.removeAll();
        var crumbs = crumbs(path, titles);
        for (var index = 0; index < crumbs.size(); index++) {
            var crumb = crumbs.get(index);
            var last = index == crumbs.size() - 1;
            if (last) {
                var here = new Span(crumb.text());
                here.getElement().setAttribute("aria-current", "page");
                list.add(new ListItem(here));
            } else {
                list.add(new ListItem(new Anchor(crumb.path(), crumb.text())));
            }
        }
    }

    /// The steps of an address such as `acme/catalog/default/component/web`. Parts of a name in several segments are
    /// one step.
    static List<Crumb> crumbs(String path) {
        return crumbs(path, _ -> "");
    }

    static List<Crumb> crumbs(String path, UnaryOperator<String> titles) {
        var parts = path.split("/", -1);
        var crumbs = new ArrayList<Crumb>();
        if (parts.length < 2) {
            return List.of(new Crumb("/" + parts[0], parts[0].equals("operator") ? "Tenants" : "Home"));
        }
        if (parts[0].equals("operator")) {
            return console(parts);
        }
        crumbs.add(new Crumb("/" + parts[0], "Home"));
        if (parts[1].equals("p")) {
            added(parts, crumbs, titles);
            return crumbs;
        }
        var settings = parts[1].equals("settings") && parts.length > 2;
        var section = settings ? parts[2] : parts[1];
        var deeper = settings ? "/" + parts[2] : "";
        crumbs.add(new Crumb("/" + parts[0] + "/" + parts[1] + deeper, words(section)));
        if (parts[1].equals("catalog") && parts.length > 4) {
            crumbs.add(new Crumb("", parts[4]));
        } else if (parts[1].equals("plugins") && parts.length > 3) {
            crumbs.add(new Crumb("", parts[3]));
        } else if (parts[1].equals("catalog") && parts.length == 3) {
            crumbs.add(new Crumb("", "New entity"));
        } else if (parts[1].equals("sources") && parts.length > 2) {
            sources(parts, crumbs);
        } else if (parts[1].equals("notifications") && parts.length > 2) {
            crumbs.add(new Crumb("", "What I hear of"));
        } else if (parts[1].equals("studio") && parts.length > 2) {
            crumbs.add(new Crumb("", "Draft"));
        } else if (parts[1].equals("scorecards") && parts.length > 2) {
            crumbs.add(new Crumb("", "Scorecard"));
        } else if (section.equals("invoices") && parts.length > 3) {
            crumbs.add(new Crumb("", "Invoice"));
        }
        return crumbs;
    }

    /// Of a page that a plugin adds, `acme/p/portolan/events/log/...`: its title, then what it has below it.
    private static void added(String[] parts, List<Crumb> crumbs, UnaryOperator<String> titles) {
        if (parts.length > 4) {
            var path = "/" + String.join("/", List.of(parts).subList(0, 5));
            var title = titles.apply(path);
            crumbs.add(new Crumb(path, title.isEmpty() ? capital(parts[4].replace('-', ' ')) : title));
        }
        if (parts.length > 5) {
            crumbs.add(new Crumb("", parts[parts.length - 1]));
        }
    }

    private static void sources(String[] parts, List<Crumb> crumbs) {
        switch (parts[2]) {
            case "new" -> crumbs.add(new Crumb("", "Add"));
            case "errors" -> crumbs.add(new Crumb("", "Errors"));
            case "import" -> {
                crumbs.add(new Crumb("/" + parts[0] + "/sources/import", "Import"));
                if (parts.length > 3) {
                    crumbs.add(new Crumb("", "One import"));
                }
            }
            default -> crumbs.add(new Crumb("", "Source"));
        }
    }

    /// The same of the staff's own area.
    private static List<Crumb> console(String[] parts) {
        var list = new Crumb(parts[1].equals("tenants") ? "/operator" : "/operator/" + parts[1], capital(parts[1]));
        if (parts.length < 3) {
            return List.of(list);
        }
        return List.of(
                list,
                new Crumb(
                        "",
                        switch (parts[1]) {
                            case "invoices" -> "Invoice";
                            case "releases" -> "Release";
                            case "reviews" -> "Submission";
                            default -> parts[2];
                        }));
    }

    private static String words(String section) {
        return switch (section) {
            case "tokens" -> "API tokens";
            case "audit" -> "Audit log";
            default -> capital(section);
        };
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    record Crumb(String path, String text) {}
}
