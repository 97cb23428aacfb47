/** The styles of a poster: an A4 sheet of 794 x 1123 px with margins of 64, always light, on screens and on paper. */
export const sheetStyle = `
:root{color-scheme:light;--serif:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",STSong,SimSun,serif;--sans:-apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","Source Han Sans SC","Noto Sans CJK SC","Noto Sans Hans","Microsoft YaHei",sans-serif}
*{box-sizing:border-box;margin:0;padding:0}
body{background:#948a7b;color:#1e1a15;font:400 15px/1.6 var(--sans)}
.acts{display:flex;align-items:center;justify-content:center;padding:16px;background:#fff;border-bottom:1px solid #e4dccd}
.acts>*{display:inline-flex;align-items:center;min-height:44px;padding:0 20px;font:inherit;color:#1e1a15}
.acts>button{margin-right:12px;border:0;border-radius:6px;background:#b3271e;color:#fff;font-weight:600;cursor:pointer}
.acts>:focus-visible{outline:2px solid #44546a;outline-offset:2px}
.sheet{position:relative;display:flex;flex-direction:column;width:794px;height:1122px;margin:24px auto;overflow:hidden;background:#faf7f1;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.picture{display:block;flex:none;width:794px;height:396px;object-fit:cover}
.seal{position:absolute;top:276px;right:64px;width:256px;height:256px}
.seal.word{right:107px;width:171px}
.words{flex:1 1 auto;padding:30px 64px 0}
.campaign{max-width:400px;color:#5e564b;font-size:20px;line-height:32px}
.campaign>span{display:inline-block;margin-right:20px}
h1{max-width:404px;margin-top:10px;font-family:var(--serif);font-weight:700;overflow-wrap:anywhere;text-wrap:balance}
h1.large{font-size:88px;line-height:104px}
h1.middle{font-size:64px;line-height:78px}
h1.small{font-size:48px;line-height:60px}
.place{margin-top:16px;padding-bottom:24px;font-size:24px;line-height:36px;text-wrap:balance}
.place>span{display:inline-block;margin-right:20px}
.place>b{display:inline-block;font-family:var(--serif);font-weight:400}
.scan{display:flex;flex:none;margin:0 64px;padding-top:28px;border-top:2px solid #1e1a15}
.scan>svg{flex:none}
.how{padding:4px 0 0 32px}
.how>h2{margin-bottom:14px;font:700 40px/1.35 var(--serif)}
.how>p{font-size:24px;line-height:38px}
.how>.small{color:#5e564b;font-size:17px;line-height:28px}
.how>p:not(.small)+.small{margin-top:12px}
footer{display:flex;flex:none;align-items:flex-end;justify-content:space-between;padding:20px 64px 36px;color:#5e564b;font-size:15px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}
@media (max-width:820px){body{overflow-x:auto}.acts{position:sticky;left:0;width:100vw}}
@page{size:A4 portrait;margin:0}
@media print{body{background:none}.acts{display:none}.sheet{margin:0}}
`.trim()
