package dev.portolan.catalog.sources;

import dev.portolan.kernel.csv.CsvFormat;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

@Provider
@Produces(CsvFormat.CSV)
class ErrorCsvFormat extends CsvFormat<ErrorPage, SourceError> {
    ErrorCsvFormat() {
        super(
                ErrorPage.class,
                "source-errors.csv",
                ErrorPage::items,
                ErrorPage::link,
                column("source", SourceError::source),
                column("target", SourceError::target),
                column("kind", SourceError::kind),
                column("at", error -> error.finding().at()),
                column("file", error -> error.finding().where().file()),
                column("line", error -> error.finding().where().line()),
                column("document", error -> error.finding().where().document()),
                column("path", error -> error.finding().where().path()),
                column("entity_ref", error -> error.finding().where().entityRef()),
                column("found", error -> error.finding().found()),
                column("expected", error -> error.finding().expected()),
                column("message", error -> error.finding().message()),
                column("mend", error -> error.finding().mend()));
    }
}
