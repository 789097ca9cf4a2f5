/**
 * Ready-to-paste code that sends a first event, one snippet a language: pure. The real address and key
 * stand in it; without a key the placeholder says so. Each is plain HTTP, so nothing has to be
 * installed first.
 */
export const SNIPPETS = [
  { id: 'curl', label: 'curl', language: 'sh', write: curl },
  { id: 'javascript', label: 'JavaScript', language: 'js', write: javascript },
  { id: 'node', label: 'Node', language: 'js', write: node },
  { id: 'react-native', label: 'React Native', language: 'js', write: reactNative },
  { id: 'kotlin', label: 'Kotlin', language: 'kotlin', write: kotlin },
  { id: 'swift', label: 'Swift', language: 'swift', write: swift },
  { id: 'flutter', label: 'Flutter', language: 'dart', write: dart },
] as const satisfies readonly Snippet[]

interface Snippet {
  readonly id: string
  readonly label: string
  readonly language: string
  readonly write: (target: Target) => string
}
export type SnippetId = (typeof SNIPPETS)[number]['id']

export interface Target {
  /** Address of the gateway without a slash at its end. */
  readonly gateway: string
  readonly key: string
}

export const KEY_PLACEHOLDER = 'YOUR_INGEST_KEY'

/** The snippet that a URL asks for; the first one when it is unknown. */
export const snippetOf = (id: string | null): (typeof SNIPPETS)[number] =>
  SNIPPETS.find((each) => each.id === id) ?? SNIPPETS[0]

function curl({ gateway, key }: Target): string {
  return `curl ${gateway}/v1/events \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"type":"error","name":"NullPointerException","release":"shop@1.4.2"}'`
}

function javascript({ gateway, key }: Target): string {
  return `window.addEventListener('error', ({ error, message }) => {
  fetch('${gateway}/v1/events', {
    method: 'POST',
    keepalive: true,
    headers: { authorization: 'Bearer ${key}', 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'error',
      name: error?.name ?? 'Error',
      timestamp: Date.now(),
      platform: 'web',
      error: { message, stack: error?.stack?.slice(0, 8000) },
    }),
  })
})

setTimeout(() => { throw new TypeError('Hello PulseBoard') })`
}

function node({ gateway, key }: Target): string {
  return `async function report(error) {
  await fetch('${gateway}/v1/events', {
    method: 'POST',
    headers: { authorization: 'Bearer ${key}', 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'error',
      name: error.name,
      timestamp: Date.now(),
      platform: 'node',
      error: { message: error.message, stack: error.stack?.slice(0, 8000) },
    }),
  })
}

await report(new TypeError('Hello PulseBoard'))`
}

function reactNative({ gateway, key }: Target): string {
  return `import { Platform } from 'react-native'

const send = (event) =>
  fetch('${gateway}/v1/events', {
    method: 'POST',
    headers: { authorization: 'Bearer ${key}', 'content-type': 'application/json' },
    body: JSON.stringify({ timestamp: Date.now(), platform: Platform.OS, ...event }),
  })

const previous = ErrorUtils.getGlobalHandler()
ErrorUtils.setGlobalHandler((error, isFatal) => {
  send({
    type: 'error',
    name: error.name,
    level: isFatal ? 'fatal' : 'error',
    error: { message: error.message, stack: error.stack?.slice(0, 8000), handled: false },
  }).finally(() => previous(error, isFatal))
})

send({ type: 'event', name: 'hello_pulseboard' })`
}

function kotlin({ gateway, key }: Target): string {
  return `// In a background thread; needs the INTERNET permission.
val url = java.net.URL("${gateway}/v1/events")
with(url.openConnection() as java.net.HttpURLConnection) {
    requestMethod = "POST"
    doOutput = true
    setRequestProperty("Authorization", "Bearer ${key}")
    setRequestProperty("Content-Type", "application/json")
    val event = org.json.JSONObject()
        .put("type", "error")
        .put("name", "NullPointerException")
        .put("timestamp", System.currentTimeMillis())
        .put("platform", "android")
    outputStream.use { it.write(event.toString().toByteArray()) }
    check(responseCode == 202) { "PulseBoard answered $responseCode" }
}`
}

function swift({ gateway, key }: Target): string {
  return `import Foundation

var request = URLRequest(url: URL(string: "${gateway}/v1/events")!)
request.httpMethod = "POST"
request.setValue("Bearer ${key}", forHTTPHeaderField: "Authorization")
request.setValue("application/json", forHTTPHeaderField: "Content-Type")
request.httpBody = try JSONSerialization.data(withJSONObject: [
    "type": "error",
    "name": "DecodingError",
    "timestamp": Int(Date().timeIntervalSince1970 * 1000),
    "platform": "ios",
])
let (_, response) = try await URLSession.shared.data(for: request)
print((response as! HTTPURLResponse).statusCode)`
}

function dart({ gateway, key }: Target): string {
  return `import 'dart:convert';
import 'dart:io';

Future<void> hello() async {
  final request = await HttpClient().postUrl(Uri.parse('${gateway}/v1/events'));
  request.headers
    ..set('authorization', 'Bearer ${key}')
    ..contentType = ContentType.json;
  request.write(jsonEncode({
    'type': 'error',
    'name': 'FlutterError',
    'timestamp': DateTime.now().millisecondsSinceEpoch,
    'platform': Platform.operatingSystem,
  }));
  final response = await request.close();
  print(response.statusCode);
}`
}
