"""Wire stories with rival reports of the same events.

`WIRES` holds pairs: a story as an agency sends it, and another reporter's story about the same event, with
some of the same quotations and figures. They share no author, so that they are no copies.
"""

from __future__ import annotations

FERRY = """\
VELSTAD (NWA) - A passenger ferry with 214 people on board ran aground in thick fog off the island of Holm early \
on Tuesday, injuring at least 17 people, two of them seriously, the coastguard said.

The Aurelia struck rocks about 800 metres from the harbour entrance shortly after 5 a.m. and began to take on \
water, according to the coastguard, which sent four lifeboats and two helicopters to the scene.

"All passengers and crew have been accounted for," coastguard spokeswoman Ingrid Mohl told reporters. "The ship \
is stable, but we are not going to tow her before the tide turns tonight."

Passengers described being thrown from their seats as the ferry hit the rocks. Some said that no alarm had been \
sounded until ten minutes later.

The operator, Norline, said it was cooperating with investigators and had no indication of a technical fault. It \
declined to comment on whether the radar had been working.

The transport ministry said it had opened an inquiry and that the ship's voyage recorder had been recovered. The \
captain, a 52-year-old with two decades of experience, was tested for alcohol and the result was negative, \
police said.

It is the second accident on the route in three years. In 2023 the Aurelia's sister ship lost power and drifted \
for six hours before it was taken in tow, prompting calls for stricter inspections of the ageing fleet.

Holm's mayor, Peder Lunde, said the island depended on the ferry for food and medicine and asked the government \
to send a replacement by the end of the week."""

FERRY_RIVAL = """\
When the fog came down over the sound, Marit Aas had just unpacked her sandwiches. A moment later she lay on the \
floor of the Aurelia's saloon, with broken glass all around her and children crying.

"I thought we were going to sink," said the 61-year-old teacher, her arm in a sling, in the sports hall where \
the islanders had put up beds for the night.

She is one of 17 who were hurt when the ferry hit a reef within sight of the quay. Fishermen were the first to \
arrive; they say they took forty people off before any lifeboat could be seen.

"All passengers and crew have been accounted for," the coastguard's Ingrid Mohl said in the morning. On the quay \
that was little comfort to those who ask why a ship with a modern radar sailed straight onto a reef that is on \
every chart.

Norline, which runs the line, won't say. Two former officers of the company told this newspaper that crews had \
complained of faulty instruments since spring. The company calls that untrue.

Mayor Peder Lunde fears for the island's shops. "We have bread until Thursday," he said."""

STEEL = """\
BRANNO, Nov 12 (NWA) - Steelmaker Korvin AG will close its rolling mill in Branno by the end of June and cut \
about 2,300 jobs, the company said on Wednesday, blaming high energy prices and cheap imports.

The Branno mill, which opened in 1954, lost 310 million euros in the past two years. Orders from carmakers fell by \
28 percent in the first nine months of the year, Korvin said in a statement.

"We have exhausted every alternative," chief executive Tomas Reha said. "Production at this site can't be \
continued without losses that would endanger the whole group."

The metalworkers' union called the decision a disgrace and announced a strike vote for Friday. It said the \
company had promised in writing three years ago to keep the mill open until 2030 in exchange for wage cuts.

Economy minister Alena Suk said the government had offered a subsidised loan of 180 million euros in September, \
which Korvin turned down. She said she would meet management and unions on Monday.

Korvin shares rose 4.6 percent after the announcement. Analysts at Bellman Bank said the closure would save the \
group about 95 million euros a year from 2027.

The company, which employs 14,000 people in six countries, said that it would transfer production of heavy plate \
to its mill in Ostry and look for a buyer for the site."""

STEEL_RIVAL = """\
Korvin's decision to give up Branno is the end of a long story of promises. Only three years ago the workers of \
the rolling mill went without a tenth of their wages; in return the board put its name to a paper that said the \
furnaces would burn until 2030.

Now they will go out next summer, and with them 2,300 jobs in a town of 40,000.

Outside the gates on Wednesday evening nobody had a good word for chief executive Tomas Reha, who told staff in a \
video call that lasted six minutes: "We have exhausted every alternative."

Jan Kolar, a crane driver, is the third of his family to work there. "My grandfather poured the first steel in \
this hall," he said. "I will switch off the light."

The minister for the economy, Alena Suk, insists that a loan was on the table. Union leaders doubt it was ever a \
serious offer: a subsidy of 180 million euros, they say, would not have paid the electricity for one winter.

Investors were pleased. The stock gained almost five percent."""

VACCINE = """\
GENOA (NWA) - A malaria vaccine developed by the Lanter Institute prevented 71 percent of severe cases in young \
children in a trial in four countries, researchers reported on Thursday in a medical journal.

The trial followed 11,480 children aged between five and 36 months for two years. Half of them received three \
doses of the vaccine, known as LV-9, and a booster after one year; the others were given a rabies vaccine.

"It is the strongest protection we have seen so far in a trial of this size," said Dr Amara Diop, who led the \
study. "What we don't know yet is how long it lasts."

Fever was the most common side effect and passed within two days in most children, the researchers said. There \
were 14 cases of febrile convulsions in the vaccine group and nine among the others.

The institute said it would apply for approval by the World Health Organization early next year and could make \
80 million doses annually from 2028 at a price of less than four dollars each.

Malaria kills about 600,000 people a year, most of them children under five in Africa. Two other vaccines are in \
use; both lose much of their effect within 18 months.

Experts who weren't involved in the study called the result encouraging but pointed out that the trial was held \
in places where most families slept under bed nets, which may have made the vaccine look better than it is."""

VACCINE_RIVAL = """\
For thirty years Amara Diop has watched children arrive too late at the clinic where she trained. On Thursday she \
presented figures that she hopes will empty its wards: of the children who were given her team's vaccine, far \
fewer fell seriously ill with malaria.

"It is the strongest protection we have seen so far in a trial of this size," she said, before she listed what \
is still unknown. The children will be watched for three more years.

LV-9, as it is called for now, trains the body against two stages of the parasite at once. That is new. Earlier \
vaccines attack only the first, and the parasite slips through when the defence wanes.

Not everybody is convinced. "Show me the third year," said the epidemiologist Ruth Abeni, who reviewed the data \
for a charity. She points to the nets: in villages that use them faithfully, any vaccine shines.

The price may decide. A dose is to cost under four dollars, and four are needed for each child."""

ELECTION = """\
SAN TELMO (NWA) - Opposition candidate Lucia Ferrand won Sunday's presidential election with 52.3 percent of the \
vote, according to the electoral commission, ending 14 years of rule by the Unity party.

President Oscar Medel, who had sought a fourth term, received 45.1 percent with 98 percent of the ballots \
counted, the commission said. Turnout was 74 percent, the highest since 1991.

"Today the people have taken back their country," Ferrand told thousands of supporters in the capital's central \
square. She promised to release imprisoned journalists on her first day in office.

Medel didn't concede. His campaign manager spoke of irregularities in three provinces and said lawyers would \
challenge the results in court. He gave no evidence.

Observers from the Organization of Coastal States said that the vote had been orderly, though state media had \
favoured the president. They reported delays at polling stations in the south.

The army chief, General Hector Paz, called on all parties to respect the constitution. Soldiers were seen near \
the presidential palace and the state broadcaster on Monday morning, but shops and schools were open.

The peso rose by three percent against the dollar. Ferrand, 49, a former judge, is to be sworn in on 10 January."""

ELECTION_RIVAL = """\
She was a judge until they dismissed her, and a prisoner for eleven weeks. From January she will be president: \
Lucia Ferrand has beaten the man who put her there.

It wasn't close. In the harbour quarter, where Oscar Medel once began his career as a union man, two out of three \
voted for her. In the villages of the highlands she did better than any opposition candidate before.

"Today the people have taken back their country," she called to the crowd on Sunday night, and then asked it to \
go home quietly.

Whether the loser will go quietly, nobody knows. Mr Medel has said nothing. His people talk of fraud in three \
provinces, and of lawyers. Armoured cars stood beside the television building at dawn.

General Paz, whose word counts for more than any court's, has read out a single sentence: all parties must \
respect the constitution. In San Telmo they are still debating whom he meant."""

ARABIC = """\
أعلنت وزارة النقل يوم الثلاثاء أن عبّارة تحمل مئتين وأربعة عشر راكبا جنحت في ضباب كثيف قرب جزيرة هولم، مما أدى إلى \
إصابة سبعة عشر شخصا على الأقل بينهم اثنان في حالة خطيرة.

وقالت المتحدثة باسم خفر السواحل إن جميع الركاب وأفراد الطاقم في أمان وإن السفينة مستقرة ولن تُسحب قبل تغيّر المد مساء اليوم.

وذكر شهود أن صفارة الإنذار لم تُطلق إلا بعد عشر دقائق من الاصطدام بالصخور، بينما رفضت الشركة المشغلة التعليق على عمل الرادار.

وأضافت الوزارة أنها فتحت تحقيقا في الحادث وأن مسجل بيانات الرحلة قد عُثر عليه، مشيرة إلى أن القبطان خضع لفحص الكحول وكانت \
النتيجة سلبية.

ويُعد هذا ثاني حادث على هذا الخط خلال ثلاث سنوات، بعدما فقدت سفينة شقيقة الطاقة وانجرفت ست ساعات في عام ألفين وثلاثة وعشرين."""

ARABIC_RIVAL = """\
كانت المعلمة مريت قد أخرجت طعامها لتوّها حين اهتزت العبّارة وسقط المسافرون من مقاعدهم، ثم ملأ صراخ الأطفال القاعة.

قالت وهي تسند ذراعها المصابة إنها ظنت أن السفينة ستغرق، وإن الصيادين وصلوا قبل قوارب النجاة بوقت طويل وأنقذوا العشرات.

ويسأل سكان الجزيرة كيف تصطدم سفينة حديثة بصخور مرسومة على كل خريطة، فيما تلتزم الشركة الصمت أمام أسئلة الصحفيين.

وأكد ضابطان سابقان أن الطواقم اشتكت من أعطال الأجهزة منذ الربيع، وهو ما تنفيه الشركة."""

CHINESE = """\
海岸警卫队星期二说，一艘载有二百一十四人的客运渡轮清晨在霍尔姆岛附近的浓雾中触礁搁浅，至少十七人受伤，其中两人伤势严重。

海岸警卫队发言人对记者说，所有乘客和船员均已找到，船体目前稳定，但在今晚潮水转向之前不会进行拖带作业。

有乘客说，渡轮撞上礁石时他们被甩出座位，直到十分钟以后才听到警报声。运营公司拒绝评论雷达当时是否正常工作。

交通部表示已经展开调查，航行记录仪已被找到。警方说，五十二岁的船长接受了酒精检测，结果呈阴性。

这是该航线三年来发生的第二起事故。二〇二三年，同型姊妹船曾失去动力，漂流六小时后才被拖走，引发了加强检查老旧船队的呼声。"""

CHINESE_RIVAL = """\
六十一岁的女教师刚刚打开午餐盒，浓雾中的渡轮猛然一震，她便倒在客舱地板上，四周都是碎玻璃和孩子的哭声。

她躺在体育馆的临时床铺上说，当时以为船要沉了，最先赶来的是附近的渔民，他们救起了四十多人。

岛上的居民追问，一艘装有新式雷达的船为什么会驶向每一张海图上都标明的暗礁。公司至今没有答复。

两名前高级船员告诉本报，船员自春天起就抱怨仪器失灵。公司否认这一说法。市长担心商店的存粮只够维持到星期四。"""

WIRES = {
    "ferry": (FERRY, FERRY_RIVAL),
    "steel": (STEEL, STEEL_RIVAL),
    "vaccine": (VACCINE, VACCINE_RIVAL),
    "election": (ELECTION, ELECTION_RIVAL),
    "arabic": (ARABIC, ARABIC_RIVAL),
    "chinese": (CHINESE, CHINESE_RIVAL),
}

BRIEFS = """\
A ferry with 214 people on board ran aground off Holm on Tuesday. At least 17 people were injured, two of them seriously, the coastguard said.
A lorry with 214 sheep on board overturned near Holm on Tuesday. At least three animals were injured, none of them seriously, the police said.
Korvin AG will close its mill in Branno and cut 2,300 jobs. The union has called a vote on a strike for Friday.\
""".splitlines()

BOILERPLATE = """\
This is a developing story. It will be updated as more becomes known.

Sign up for our newsletter and get the most important stories of the day in your inbox every morning. You can \
unsubscribe at any time. By signing up you agree to our terms of use and our privacy policy.

Reporting by the NWA newsroom in Velstad; editing by the international desk. Our standards: the trust principles."""
