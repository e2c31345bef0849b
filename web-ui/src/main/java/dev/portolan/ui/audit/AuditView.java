package dev.portolan.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.AuditClient;
import dev.portolan.ui.clients.AuditLog;
import dev.portolan.ui.clients.AuditLog.Entry;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import org.jspecify.annotations.Nullable;

/// Who did what in the organization, newest first.
@Route(value = ":tenant/settings/audit", layout = TenantLayout.class)
@PageTitle("Audit log · Portolan")
class AuditView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AuditClient audit;
    private final transient MembersClient members;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Audit log");
    private final AuditFilters filters = new AuditFilters(this::filtered);
    private final Div verdict = new Div();
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;
    // read by downloads, which run outside the page's lock
    private transient volatile AuditLog.Query asked = AuditLog.Query.ALL;

    AuditView(SignedIn signedIn, AuditClient audit, MembersClient members, Background background) {
        this.signedIn = signedIn;
        this.audit = audit;
        this.members = members;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        header.below("Everything that was changed, by whom, and what our staff looked at. Nobody can change an entry.");
        verdict.setId("chain-verdict");
        add(header, filters, verdict, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.AUDIT_READ);
        tenant = opened;
        filters.read(event.getLocation());
        verdict.removeAll();
        header.actions(check(opened), file(opened, "CSV", "csv"), file(opened, "JSON lines", "ndjson"));
        background.load(
                () -> members.members(opened.slug(), opened, "", null),
                page -> filters.members(page.items()),
                _ -> {}); // the filter then offers whom the address names
        content.removeAll();
        content.add(Skeleton.rows(8));
        load(opened, null, null);
    }

    private Button check(TenantSession opened) {
        var check = new Button("Check the chain", VaadinIcon.CHECK_CIRCLE_O.create());
        check.setId("check-chain");
        check.setTooltipText("Each entry is sealed with the one before it. This walks all of them.");
        check.setDisableOnClick(true);
        check.addClickListener(_ -> {
            verdict.removeAll();
            background.load(
                    () -> audit.check(opened.slug(), opened),
                    result -> {
                        check.setEnabled(true);
                        verdict.removeAll();
                        verdict.add(verdict(result));
                    },
                    problem -> {
                        check.setEnabled(true);
                        verdict.removeAll();
                        verdict.add(ProblemBanner.of("The chain could not be checked", problem, check::click));
                    });
        });
        return check;
    }

    private static Component verdict(AuditLog.Check result) {
        var head = result.head() == null ? "" : " The seal of the last one is " + result.head() + ".";
        return result.ok()
                ? new Notice(
                        Tone.GOOD,
                        "The log is whole",
                        Amounts.count(result.entries())
                                + " entries, each as it was written and each sealed with the one before." + head)
                : new Notice(
                        Tone.BAD,
                        "The log was tampered with",
                        "Entry " + (result.brokenAt() == null ? "?" : Amounts.count(result.brokenAt()))
                                + " is not as it was written, or is missing. Keep a copy of the log and tell our"
                                + " support at once.");
    }

    private FileLink file(TenantSession opened, String text, String format) {
        var file = new FileLink(
                text, "audit-" + opened.slug() + "." + format, () -> audit.file(opened.slug(), opened, asked, format));
        file.setId("audit-" + format);
        return file;
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            filters.keep(this, opened.slug() + "/settings/audit");
            load(opened, null, null);
        }
    }

    private void load(TenantSession opened, @Nullable String cursor, @Nullable DataTable more) {
        var query = filters.query();
        asked = query;
        latest.load(
                () -> audit.entries(opened.slug(), opened, query, cursor),
                page -> show(opened, page, more),
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Page<Entry> page, @Nullable DataTable more) {
        content.removeAll();
        if (page.items().isEmpty() && more == null) {
            content.add(
                    filters.query().equals(AuditLog.Query.ALL)
                            ? new EmptyState(
                                    VaadinIcon.LIST_OL, "Nothing has been done yet", "The first act shows here.")
                            : new EmptyState(
                                    VaadinIcon.SEARCH, "Nothing fits", "Take a filter away, or look further back."));
            return;
        }
        var table = more == null ? new DataTable("audit", "When", "Who", "What", "From", "") : more;
        page.items().forEach(entry -> row(table, entry));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            content.add(new Button("Show older ones", _ -> load(opened, next, table)));
        }
    }

    private static void row(DataTable table, Entry entry) {
        var actor = entry.actor();
        var who = new Div(new Span(AuditWords.who(actor)));
        who.addClassName("actions");
        var kind = AuditWords.kind(actor.kind());
        if (!kind.isEmpty()) {
            who.add("staff".equals(actor.kind()) ? new Badge(Tone.INFO, kind) : Badge.plain(kind));
        }
        var reason = entry.change() == null || entry.change().reason() == null
                ? ""
                : "“" + entry.change().reason() + "”";
        var details = new Button("Details", _ -> new EntryDialog(entry).open());
        details.addClassName("quiet");
        details.setAriaLabel("Details of entry " + entry.seq());
        var row = table.row(
                new Ago(entry.at()),
                who,
                DataTable.twoLines(new Span(AuditWords.what(entry)), reason),
                new Span(actor.address() == null ? "–" : actor.address()),
                DataTable.buttons(details));
        row.setId("entry-" + entry.seq());
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The audit log could not be loaded", problem, () -> load(opened, null, null)));
    }
}
