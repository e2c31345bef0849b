package dev.portolan.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.clients.Leaving.Export;
import dev.portolan.ui.clients.LeavingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.util.List;

/// Takes all data of the organization out: starts an export, shows how far it is, and hands the file over.
final class ExportPart extends Section {
    private static final long serialVersionUID = 1;
    private static final long PAUSE_MS = 1_000;

    private final transient TenantSession tenant;
    private final transient LeavingClient leaving;
    private final transient Background background;
    private final Button start = new Button("Export everything", VaadinIcon.ARCHIVE.create());
    private final Div running = new Div();
    private final Div list = new Div();

    ExportPart(TenantSession tenant, LeavingClient leaving, Background background) {
        this.tenant = tenant;
        this.leaving = leaving;
        this.background = background;
        addClassNames("card", "stack");
        setId("exports");
        var words = new Paragraph(
                "One zip file with members, catalog, plugin settings without secrets, usage, invoices"
                        + " and the audit log, each as JSON lines with checksums. It is kept for some days and then thrown away.");
        words.addClassName("sub");
        start.setId("start-export");
        start.setDisableOnClick(true);
        start.addClickListener(_ -> start());
        running.getElement().setAttribute("aria-live", "polite");
        list.add(Skeleton.rows(2));
        add(new H2("Take your data out"), words, new Div(start), running, list);
        load();
    }

    private void load() {
        background.load(() -> leaving.exports(tenant.slug(), tenant).items(), this::show, problem -> {
            list.removeAll();
            list.add(ProblemBanner.of("The exports could not be loaded", problem, this::load));
        });
    }

    private void show(List<Export> exports) {
        list.removeAll();
        exports.stream().filter(Export::underWay).findFirst().ifPresent(export -> {
            start.setEnabled(false);
            progress(export);
            watch(UI.getCurrent(), export.id());
        });
        var over = exports.stream().filter(export -> !export.underWay()).toList();
        if (over.isEmpty()) {
            return;
        }
        var table = new DataTable("export-rows", "Made", "State", "#Size", "Kept until", "");
        over.forEach(export -> row(table, export));
        list.add(table);
    }

    private void row(DataTable table, Export export) {
        var done = "done".equals(export.state());
        Component file = new Div();
        if (done) {
            var link = new FileLink(
                    "Download",
                    tenant.slug() + "-export.zip",
                    () -> leaving.exportFile(tenant.slug(), tenant, export.id()));
            link.setId("export-" + export.id());
            if (export.sha256() != null) {
                link.setTitle("SHA-256 " + export.sha256());
            }
            file = DataTable.buttons(link);
        }
        table.row(
                new Ago(export.finishedAt() == null ? export.createdAt() : export.finishedAt()),
                done ? new Badge(Tone.GOOD, "Ready") : new Badge(Tone.BAD, "Failed"),
                new Span(export.bytes() == null ? "–" : ExportWords.size(export.bytes())),
                export.expiresAt() == null ? new Span("–") : new Ago(export.expiresAt()),
                file);
    }

    private void start() {
        running.removeAll();
        background.load(
                () -> leaving.startExport(tenant.slug(), tenant),
                export -> {
                    progress(export);
                    watch(UI.getCurrent(), export.id());
                },
                problem -> {
                    start.setEnabled(true);
                    running.add(ProblemBanner.of("The export did not start", problem, this::start));
                });
    }

    private void progress(Export export) {
        running.removeAll();
        var step = new Span(ExportWords.step(export.state(), export.progress()));
        var bar = new ProgressBar(0, 100, Math.clamp(export.progress(), 0, 100));
        bar.setId("export-progress");
        bar.setIndeterminate("waiting".equals(export.state()));
        bar.getElement().setAttribute("aria-label", "Export");
        var row = new Div(step, bar);
        row.addClassName("limit-bar");
        running.add(row);
    }

    /// Looks once a second as long as this page is open and the export goes on.
    private void watch(UI page, String id) {
        background.load(
                page,
                () -> {
                    pause();
                    return leaving.export(tenant.slug(), tenant, id);
                },
                export -> watched(page, export),
                problem -> broken(page, id, problem));
    }

    private void watched(UI page, Export export) {
        if (!isAttached()) {
            return;
        }
        if (export.underWay()) {
            progress(export);
            watch(page, export.id());
            return;
        }
        running.removeAll();
        start.setEnabled(true);
        if ("done".equals(export.state())) {
            Toast.say("The export is ready to be downloaded.");
        } else {
            Toast.refused("The export failed. Start it again; if it fails again, tell our support.");
        }
        load();
    }

    private void broken(UI page, String id, ProblemException problem) {
        if (isAttached()) {
            running.removeAll();
            running.add(ProblemBanner.of("How far the export is cannot be seen", problem, () -> watch(page, id)));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
