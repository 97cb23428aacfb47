/**
 * How tables name the columns of a nomination: the English keys of the national tables (product.md "A campaign is data"), the
 * heads of the recommendation forms (Qingdao 2022-57, annexes 1-3), simplified or traditional. Compared without brackets and
 * spaces, in lower case: 区（市） is 区.
 */
export const columnAliases = {
  number: ['number', 'no', 'no.', '编号', '編號', '序号', '序號', '代码', '代碼'],
  level: ['level', '层级', '層級', '级别', '級別', '申报层级', '申報層級'],
  province: ['province', '省', '省份', '省级', '省級'],
  city: ['city', '市', '地市', '市级', '市級'],
  district: ['district', '区', '區', '区县', '區縣', '县', '縣'],
  street: ['street', '街道', '镇', '鎮', '镇街', '鎮街', '街镇', '街鎮', '乡镇', '鄉鎮'],
  community: ['community', '社区', '社區', '村', '村社区', '村社區'],
  path: ['path', 'unit', '单位', '單位', '所属单位', '所屬單位', '申报单位', '申報單位', '地区', '地區'],
  name: ['name', 'brand_name', 'brandname', '品牌名称', '品牌名稱', '名称', '名稱', '项目名称', '項目名稱'],
  theme: ['theme', 'domain', '方向', '主题', '主題', '领域', '領域'],
  connotation: ['connotation', '品牌内涵', '品牌內涵', '内涵', '內涵'],
  introduction: ['introduction', 'content', '品牌简介', '品牌簡介', '简介', '簡介', '内容', '內容', '介绍', '介紹'],
  mechanism: ['mechanism', '治理机制', '治理機制', '机制', '機制'],
  cases: ['cases', '实践案例', '實踐案例', '案例'],
  publicity: ['publicity', '宣传氛围', '宣傳氛圍', '宣传', '宣傳'],
  contact: ['contact', '联系人', '聯繫人', '聯絡人', '联络人'],
  phone: ['phone', 'tel', '联系电话', '聯繫電話', '聯絡電話', '电话', '電話', '手机', '手機'],
} as const satisfies Record<string, readonly string[]>

/** What may follow the name of a level or a theme without changing which one is meant: 社区级, 党建引领方面. */
export const choiceEndings = ['级', '級', '方面', 'level'] as const

/** Names of one and the same level or theme, as the notices and the national tables use them side by side. */
export const choiceAliases: readonly (readonly string[])[] = [
  ['district', 'county', '区', '區', '县', '縣', '区县', '區縣'],
  ['street', '街道', '镇', '鎮', '乡镇', '鄉鎮', '镇街', '鎮街'],
  ['community', 'village', '社区', '社區', '村', '村社区', '村社區'],
  ['party', '党建引领', '黨建引領', '党建'],
  ['neighbourhood', 'neighbour', 'neighborhood', 'neighbor', '邻里互助', '鄰里互助'],
  ['deliberation', '协商议事', '協商議事'],
  ['service', '精准服务', '精準服務'],
  ['technology', 'tech', '科技赋能', '科技賦能'],
]
