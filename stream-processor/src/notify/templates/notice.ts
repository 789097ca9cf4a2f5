/** Compiled from notice.mjml by `npm run generate`. Do not edit. */
export const NOTICE_HTML = `<!doctype html>
<html lang="en" dir="auto" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>{{title}}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
.bar {
background-color: #5b8ff9;
}
.over {
background-color: #cf5408;
}
.none {
background-color: #d1d5db;
}
a {
color: #1d4ed8;
}
a.main {
color: #ffffff;
background-color: #1d4ed8;
border: 1px solid #1d4ed8;
}
a.more {
color: #1d4ed8;
background-color: #ffffff;
border: 1px solid #9ca3af;
}
@media (max-width: 480px) {
.label-cell {
display: block !important;
width: auto !important;
padding-bottom: 0 !important;
}
.text-cell {
display: block !important;
padding-top: 0 !important;
}
.actions a {
display: block !important;
margin-right: 0 !important;
text-align: center;
}
}
@media (prefers-color-scheme: dark) {
body,
.page,
.page > table {
background-color: #0b1120 !important;
}
.card,
.card > table {
background-color: #111827 !important;
}
.card div,
.card td,
.card strong,
.card span.word {
color: #e5e7eb !important;
}
.card .dim,
.card .dim div,
.card td.dim {
color: #a3adbd !important;
}
.card .note div {
background-color: #1f2937 !important;
}
.card .tag {
color: #ffffff !important;
}
.card .new {
color: #fde68a !important;
border-color: #fde68a !important;
}
.none {
background-color: #374151 !important;
}
.card a {
color: #93b4ff !important;
}
.card a.main {
color: #ffffff !important;
}
.card a.more {
color: #c7d7fe !important;
background-color: #111827 !important;
border-color: #6b7280 !important;
}
.line p {
border-color: #374151 !important;
}
}
</style>
<meta name="color-scheme" content="light dark" /> <meta name="supported-color-schemes"
content="light dark" />
</head>
<body style="word-spacing:normal;background-color:#eef1f5;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">{{label}}: {{lead}}</div>
<div
aria-label="{{title}}" aria-roledescription="email" class="page" style="background-color:#eef1f5;" role="article" lang="en" dir="auto"
>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:12px 0 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
style="font-size:0px;word-break:break-word;"
>
<div
style="height:8px;line-height:8px;"
>&#8202;</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="card-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:0 0 10px 10px;overflow:hidden;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
>
<tbody>
<tr>
<td
style="border-top:4px solid {{tone}};border-radius:0 0 10px 10px;direction:ltr;font-size:0px;padding:20px 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-bottom:0;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2937;"
><span
class="tag"
style="display:inline-block;background-color:{{tone}};color:#ffffff;font-size:13px;line-height:20px;font-weight:600;padding:2px 10px;border-radius:10px"
>{{label}}</span
>
<span class="word" style="padding-left: 8px; font-weight: 600">{{project}}</span></div>
</td>
</tr>
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-top:10px;padding-bottom:0;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:24px;font-weight:700;line-height:30px;text-align:left;color:#1f2937;"
>{{title}}</div>
</td>
</tr>
<tr>
<td
align="left" class="dim" style="font-size:0px;padding:6px 24px;padding-top:2px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#4b5563;"
>{{lead}}</div>
</td>
</tr>
{{#facts}}
<tr>
<td
align="left" style="font-size:0px;padding:8px 24px 4px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2937;font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;table-layout:auto;width:100%;border:none;"
>
{{{facts}}}
</table>
</td>
</tr>
{{/facts}}{{#chart}}
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-top:10px;padding-bottom:0;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2937;"
>{{{chart}}}</div>
</td>
</tr>
<tr>
<td
align="left" class="dim" style="font-size:0px;padding:6px 24px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:13px;line-height:18px;text-align:left;color:#4b5563;"
>{{chartWords}}</div>
</td>
</tr>
{{/chart}}{{#top}}
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-top:12px;padding-bottom:0;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;font-weight:600;line-height:22px;text-align:left;color:#1f2937;"
>Most frequent errors</div>
</td>
</tr>
<tr>
<td
align="left" style="font-size:0px;padding:2px 24px 4px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2937;font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;table-layout:auto;width:100%;border:none;"
>
{{{top}}}
</table>
</td>
</tr>
{{/top}}{{#items}}
<tr>
<td
align="left" style="font-size:0px;padding:8px 24px 4px;word-break:break-word;"
>
<table
cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2937;font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;table-layout:auto;width:100%;border:none;"
>
{{{items}}}
</table>
</td>
</tr>
{{/items}}{{#why}}
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-top:12px;padding-bottom:0;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;font-weight:600;line-height:22px;text-align:left;color:#1f2937;"
>Why</div>
</td>
</tr>
<tr>
<td
align="left" style="font-size:0px;padding:6px 24px;padding-top:2px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2937;"
>{{{why}}}</div>
</td>
</tr>
{{/why}}{{#note}}
<tr>
<td
align="left" class="note" style="font-size:0px;padding:6px 24px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2937;"
><div style="background-color: #f3f4f6; border-radius: 8px; padding: 10px 14px">
{{{note}}}
</div></div>
</td>
</tr>
{{/note}}{{#actions}}
<tr>
<td
align="left" class="actions" style="font-size:0px;padding:6px 24px;padding-top:14px;padding-bottom:4px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2937;"
>{{{actions}}}</div>
</td>
</tr>
{{/actions}}
<tr>
<td
align="center" class="line" style="font-size:0px;padding:10px 24px;word-break:break-word;"
>
<p
style="border-top:solid 1px #e5e7eb;font-size:1px;margin:0px auto;width:100%;"
>
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #e5e7eb;font-size:1px;margin:0px auto;width:552px;" role="presentation" width="552px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td
align="left" class="dim" style="font-size:0px;padding:6px 24px;word-break:break-word;"
>
<div
style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;font-size:13px;line-height:19px;text-align:left;color:#4b5563;"
>{{{footer}}}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  style="margin:0px auto;max-width:600px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:0 0 12px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:600px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
style="font-size:0px;word-break:break-word;"
>
<div
style="height:12px;line-height:12px;"
>&#8202;</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`
