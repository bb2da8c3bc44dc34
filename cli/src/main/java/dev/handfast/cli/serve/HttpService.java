package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.net.TimedTransport;
import dev.handfast.cli.report.Settled;
import dev.handfast.engine.ConnectionInfo;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers every GET of HTTP/1.0 and 1.1 with a page that tells what was negotiated. */
final class HttpService implements Service {

    @Override
    public void serve(TlsConnection connection, TimedTransport transport) throws IOException {
        InputStream in = new BufferedInputStream(connection.inputStream());
        OutputStream out = connection.outputStream();
        boolean more = true;
        while (more) {
            Optional<HttpRequest> request = HttpRequest.read(in);
            if (request.isEmpty()) {
                return;
            }
            more = request.get().keepAlive();
            respond(request.get(), connection, out);
        }
    }

    private static void respond(HttpRequest request, TlsConnection connection, OutputStream out) throws IOException {
        boolean isHead = request.method().equals("HEAD");
        if (request.method().equals("GET") || isHead) {
            ConnectionInfo info = connection.info().orElseThrow();
            send(out, "200 OK", page(Settled.of(info, info.serverName())), request.keepAlive(), isHead);
        } else if (request.method().isEmpty()) {
            send(out, "400 Bad Request", "<p>This is no request of HTTP/1.0 or 1.1.\n", false, false);
        } else {
            send(out, "405 Method Not Allowed", "<p>Only GET and HEAD are answered.\n", request.keepAlive(), false);
        }
    }

    private static void send(OutputStream out, String status, String page, boolean keepAlive, boolean headOnly)
            throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n"
                + (status.startsWith("405") ? "Allow: GET, HEAD\r\n" : "")
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + (keepAlive ? "" : "Connection: close\r\n")
                + "\r\n";
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        if (!headOnly) {
            response.writeBytes(body);
        }
        out.write(response.toByteArray());
    }

    private static String page(List<Settled.Entry> entries) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<title>Handfast</title>\n<h1>Handfast</h1>\n<table>\n");
        for (Settled.Entry entry : entries) {
            page.append("<tr><th>")
                    .append(entry.label())
                    .append("<td>")
                    .append(escaped(entry.text()))
                    .append('\n');
        }
        return page.append("</table>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
