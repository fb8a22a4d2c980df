//! A browser for tests: starts Chromium and talks to it over its remote debugging protocol.
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

pub(crate) struct Browser {
    child: Child,
    socket: WebSocket<TcpStream>,
    number: u64,
    is_loaded: bool,
    /// Every address that the page asked for.
    pub(crate) requests: Vec<String>,
    /// Errors of the console, the log and scripts.
    pub(crate) faults: Vec<String>,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Browser {
    pub(crate) fn start() -> Self {
        let profile = tempfile::tempdir().unwrap();
        let child = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,1000", "--force-device-scale-factor=1"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let port = port(&profile.path().join("DevToolsActivePort"));
        let list: Value = serde_json::from_str(&get(port, "/json/list")).unwrap();
        let page = list.as_array().unwrap().iter().find(|target| target["type"] == "page").unwrap();
        let address = page["webSocketDebuggerUrl"].as_str().unwrap();
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let (socket, _) = tungstenite::client(address, stream).unwrap();
        let mut browser = Self {
            child,
            socket,
            number: 0,
            is_loaded: false,
            requests: Vec::new(),
            faults: Vec::new(),
            _profile: profile,
        };
        for domain in ["Page", "Network", "Runtime", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Opens an address and waits until it is loaded.
    pub(crate) fn open(&mut self, address: &str) {
        // From elsewhere, so that an address that differs in its fragment only is loaded as well.
        for address in ["about:blank", address] {
            self.is_loaded = false;
            self.call("Page.navigate", json!({"url": address}));
            while !self.is_loaded {
                self.next();
            }
        }
        self.requests.retain(|url| url != "about:blank");
    }

    /// The value of an expression.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    pub(crate) fn key(&mut self, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        for kind in ["keyDown", "keyUp"] {
            self.call("Input.dispatchKeyEvent", json!({"type": kind, "key": key, "text": text}));
        }
    }

    /// What the screen shows in a rectangle of the window: red, green, blue.
    pub(crate) fn pixels(&mut self, [x, y, width, height]: [f64; 4]) -> Vec<u8> {
        let scroll = self.value("[scrollX, scrollY]");
        let [dx, dy] = [0, 1].map(|at| scroll[at].as_f64().unwrap());
        let clip = json!({"x": x + dx, "y": y + dy, "width": width, "height": height, "scale": 1});
        let answer = self.call("Page.captureScreenshot", json!({"format": "png", "clip": clip}));
        let bytes =
            base64::Engine::decode(&base64::engine::general_purpose::STANDARD, answer["data"].as_str().unwrap())
                .unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        let samples = frame.color_type.samples();
        pixels[..frame.buffer_size()].chunks_exact(samples).flat_map(|pixel| pixel[..3].to_vec()).collect()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let number = self.number;
        let message = json!({"id": number, "method": method, "params": params}).to_string();
        self.socket.send(Message::text(message)).unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == number {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// The next message; what it tells of requests and faults is kept.
    fn next(&mut self) -> Value {
        let message = self.socket.read().unwrap();
        let Ok(text) = message.to_text() else { return Value::Null };
        let message: Value = serde_json::from_str(text).unwrap_or_default();
        let params = &message["params"];
        match message["method"].as_str().unwrap_or("") {
            "Page.loadEventFired" => self.is_loaded = true,
            "Network.requestWillBeSent" => {
                self.requests.push(params["request"]["url"].as_str().unwrap_or("").to_owned())
            }
            "Runtime.exceptionThrown" => self.faults.push(params.to_string()),
            "Runtime.consoleAPICalled" => self.faults.push(params.to_string()),
            "Log.entryAdded" => self.faults.push(params.to_string()),
            _ => {}
        }
        message
    }
}

/// The port that the browser has chosen.
fn port(file: &Path) -> u16 {
    let start = Instant::now();
    loop {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        if let Some(port) = text.lines().next().and_then(|line| line.parse().ok()) {
            return port;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "the browser does not start");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    // The browser may keep the line open; its answer says how long it is.
    loop {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
        }
        let text = String::from_utf8_lossy(&answer).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            if length.is_some_and(|length| body.len() >= length) {
                return body.to_owned();
            }
        }
    }
    let text = String::from_utf8_lossy(&answer).into_owned();
    text.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.to_owned())
}
