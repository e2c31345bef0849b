package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.billing.InvoiceWords;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Plugins.Health;
import dev.portolan.ui.clients.Staff.Plugin;
import dev.portolan.ui.clients.Staff.TimelineEntry;
import dev.portolan.ui.members.RoleWords;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Tone;
import org.jspecify.annotations.Nullable;

/// The lists on a tenant's page.
final class Lists {
    private Lists() {}

    static Component members(Looked looked) {
        var list = new PagedTable<Member>(
                looked.background(),
                () -> new DataTable("members", "Who", "Role", "Since"),
                (table, member) -> table.row(
                        DataTable.twoLines(
                                new Span(member.name() == null ? member.subject() : member.name()),
                                member.email() == null ? "" : member.email()),
                        Badge.plain(RoleWords.title(member.role())),
                        member.since() == null ? new Span("–") : new Ago(member.since())),
                () -> new EmptyState(
                        VaadinIcon.USERS, "No members", "The owner comes with the first step of setting up."),
                "The members could not be loaded");
        list.load(cursor -> looked.desk().tenants().members(looked.staff(), looked.slug(), cursor));
        return list;
    }

    static Component plugins(Looked looked) {
        var list = new PagedTable<Plugin>(
                looked.background(),
                () -> new DataTable("plugins", "Plugin", "Version", "State", "Health"),
                (table, plugin) -> table.row(
                        name(plugin.publisher() + "/" + plugin.plugin()),
                        new Span(plugin.version() == null ? "–" : plugin.version()),
                        plugin.enabled() ? new Badge(Tone.GOOD, "On") : new Badge(Tone.NEUTRAL, "Off"),
                        health(plugin.health())),
                () -> new EmptyState(VaadinIcon.PUZZLE_PIECE, "No plugins", "They have installed none."),
                "The plugins could not be loaded");
        list.load(cursor -> looked.desk().plugins().plugins(looked.staff(), looked.slug(), cursor));
        return list;
    }

    static Component invoices(Looked looked) {
        var list = new PagedTable<Invoice>(
                looked.background(),
                () -> new DataTable("invoices", "Number", "For", "State", "Due", "#Total"),
                (table, invoice) -> table.row(
                        link(
                                "/operator/invoices/" + invoice.id(),
                                invoice.number() == null ? "Draft" : invoice.number()),
                        new Span(InvoiceWords.period(invoice.period())),
                        new Badge(InvoiceWords.tone(invoice.state()), InvoiceWords.state(invoice.state())),
                        new Day(invoice.dueAt()),
                        new Span(Amounts.money(invoice.total()))),
                () -> new EmptyState(
                        VaadinIcon.INVOICE,
                        "No invoices",
                        "The next monthly run makes one if there is anything to pay."),
                "The invoices could not be loaded");
        list.load(cursor -> InvoiceSearch.of(
                looked.slug(), looked.desk().invoices().invoices(looked.staff(), "", looked.slug(), cursor)));
        return list;
    }

    static Component timeline(Looked looked) {
        var list = new PagedTable<TimelineEntry>(
                looked.background(),
                () -> new DataTable("timeline", "What happened", "When"),
                (table, entry) -> table.row(
                        DataTable.twoLines(
                                name(entry.text() == null || entry.text().isBlank() ? entry.type() : entry.text()),
                                entry.type()),
                        entry.at() == null ? new Span("–") : new Ago(entry.at())),
                () -> new EmptyState(VaadinIcon.CLOCK, "Nothing yet", "What happens to this tenant shows here."),
                "The timeline could not be loaded");
        list.load(cursor -> looked.desk().tenants().timeline(looked.staff(), looked.slug(), cursor));
        return list;
    }

    private static Span name(String text) {
        var name = new Span(text);
        name.addClassName("strong");
        return name;
    }

    private static Anchor link(String path, String text) {
        var link = new Anchor(path, text);
        link.addClassName("row-link");
        return link;
    }

    private static Component health(@Nullable Health health) {
        if (health == null || "ok".equals(health.state())) {
            return new Badge(Tone.GOOD, "Nothing is wrong");
        }
        var words = health.state().replace('_', ' ');
        return DataTable.twoLines(
                new Badge("degraded".equals(health.state()) ? Tone.ATTENTION : Tone.BAD, StaffWords.capital(words)),
                health.message() == null ? "" : health.message());
    }
}
